using Synth.Connectors;
using Synth.Connectors.Files;
using Synth.Engine;

namespace Synth.EndToEnd.Tests;

/// <summary>A place for files of one form that is not there yet, in a folder of its own.</summary>
internal sealed class FilePlace(string form) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("synth-files-");

    /// <summary>The forms.</summary>
    public static IReadOnlyList<string> Forms { get; } = ["csv", "parquet", "duckdb"];

    public DatabaseEndpoint Endpoint => new(ConnectorOf(form), new DatabaseAddress { Scheme = form, Database = Path.Combine(folder.FullName, "files") });

    /// <summary>Names of everything beside the files: empty when no run left anything.</summary>
    public IEnumerable<string> Residue => folder.EnumerateFileSystemInfos().Select(entry => entry.Name).Where(name => name != "files");

    public void Dispose() => folder.Delete(recursive: true);

    private static FileConnector ConnectorOf(string form) => form switch
    {
        "csv" => FileConnector.Csv,
        "parquet" => FileConnector.Parquet,
        "duckdb" => FileConnector.DuckDb,
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "No such form."),
    };
}
