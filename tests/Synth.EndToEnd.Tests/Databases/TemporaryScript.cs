using Synth.Connectors;

namespace Synth.EndToEnd.Tests;

/// <summary>A script that is not there yet, in a folder of its own.</summary>
internal sealed class TemporaryScript : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("synth-script-");

    public string Path => System.IO.Path.Combine(folder.FullName, "out.sql");

    /// <summary>The description beside it.</summary>
    public string Description => System.IO.Path.Combine(folder.FullName, "out.schema.json");

    /// <summary>Names of all that is there.</summary>
    public IEnumerable<string> Entries => folder.EnumerateFileSystemInfos().Select(entry => entry.Name);

    public DatabaseAddress Address(string dialect, string rows) => new()
    {
        Scheme = "sql",
        Database = Path,
        Options = new Dictionary<string, string> { ["dialect"] = dialect, ["rows"] = rows },
    };

    public void Dispose() => folder.Delete(recursive: true);
}
