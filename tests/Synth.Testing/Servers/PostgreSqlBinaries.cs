using System.Globalization;

namespace Synth.Testing;

/// <summary>Finds the folder of PostgreSQL's server programs.</summary>
public static class PostgreSqlBinaries
{
    // Debian and its relatives keep the server's programs out of the path, a folder for each version.
    private static readonly string[] VersionedFolders = ["/usr/lib/postgresql", "/usr/local/lib/postgresql"];

    /// <summary>The folder with <c>initdb</c> and <c>postgres</c>, of the newest version there is; null when there is none.</summary>
    public static string? Find() =>
        Folders().FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));

    /// <summary>The path of a program of the server or its client tools; null when it is not installed.</summary>
    public static string? FindProgram(string name) => Folders().Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Folders()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var versioned = VersionedFolders
            .Where(Directory.Exists)
            .SelectMany(Directory.EnumerateDirectories)
            .OrderByDescending(folder => double.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version)
                ? version
                : 0)
            .Select(folder => Path.Combine(folder, "bin"));
        return path.Concat(versioned);
    }
}
