using Synth.Connectors;
using Synth.Connectors.Sqlite;
using Synth.Engine;

namespace Synth.Cli.Demonstration;

/// <summary>The folder of a demonstration. What was made in it goes again unless it is kept.</summary>
internal sealed class DemoFolder : IDisposable
{
    private readonly string path;
    private readonly bool isNew;
    private bool isKept;

    private DemoFolder(string path, bool isNew)
    {
        this.path = path;
        this.isNew = isNew;
    }

    /// <summary>The path of the sample shop.</summary>
    public string SourcePath => Path.Combine(path, "shop.db");

    /// <summary>The path of its synthetic clone.</summary>
    public string TargetPath => Path.Combine(path, "shop-synthetic.db");

    /// <summary>The sample shop.</summary>
    public DatabaseEndpoint Source => Sqlite(SourcePath);

    /// <summary>Its synthetic clone.</summary>
    public DatabaseEndpoint Target => Sqlite(TargetPath);

    /// <summary>Takes a folder, which is made if it is not there, or a new temporary one.</summary>
    /// <exception cref="SafetyException">It holds a file of the demonstration already.</exception>
    public static DemoFolder Open(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return new DemoFolder(Directory.CreateTempSubdirectory("synth-demo-").FullName, isNew: true);
        }

        var path = Path.GetFullPath(name);
        var folder = new DemoFolder(path, isNew: !Directory.Exists(path));
        foreach (var file in new[] { folder.SourcePath, folder.TargetPath })
        {
            if (Path.Exists(file))
            {
                throw new SafetyException(
                    $"There is a file {file} already, and the demonstration overwrites nothing. Name another folder.");
            }
        }

        Directory.CreateDirectory(path);
        return folder;
    }

    /// <summary>Keeps what was made.</summary>
    public void Keep() => isKept = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (isKept)
        {
            return;
        }

        File.Delete(SourcePath);
        if (isNew && !Directory.EnumerateFileSystemEntries(path).Any())
        {
            Directory.Delete(path);
        }
    }

    private static DatabaseEndpoint Sqlite(string path) =>
        new(new SqliteConnector(), new DatabaseAddress { Scheme = "sqlite", Database = path });
}
