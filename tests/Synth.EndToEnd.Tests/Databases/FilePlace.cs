using System.Security.Cryptography;
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

    public DatabaseEndpoint Endpoint =>
        new(ConnectorOf(form), new DatabaseAddress { Scheme = form, Database = Path.Combine(folder.FullName, "files") });

    /// <summary>Names of everything beside the files: empty when no run left anything.</summary>
    public IEnumerable<string> Residue => folder.EnumerateFileSystemInfos().Select(entry => entry.Name).Where(name => name != "files");

    /// <summary>
    /// The bytes of the files in which rows are, as hashes by name, of forms whose bytes are those of the rows: a description names its
    /// run, and a database file has pages of its own.
    /// </summary>
    public IReadOnlyList<(string Name, string Bytes)> Data() => form == "duckdb"
        ? []
        : [.. Directory.EnumerateFiles(Path.Combine(folder.FullName, "files"), $"*.{form}").Order(StringComparer.Ordinal)
            .Select(file => (Path.GetFileName(file), Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))))];

    public void Dispose() => folder.Delete(recursive: true);

    private static FileConnector ConnectorOf(string form) => form switch
    {
        "csv" => FileConnector.Csv,
        "parquet" => FileConnector.Parquet,
        "duckdb" => FileConnector.DuckDb,
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "No such form."),
    };
}
