namespace Synth.Connectors.Files.Sessions;

/// <summary>
/// The folder beside the target in which a run builds it. A lock in it says that the run lives; nobody sees the target change until what
/// was built is renamed onto it. Whatever a dead run left there is removed by the next one.
/// </summary>
internal sealed class PartialFolder : IDisposable
{
    private const string LockName = "lock";
    private const string ResultName = "result";

    private readonly string path;
    private readonly FileStream runLock;

    private PartialFolder(string path, FileStream runLock)
    {
        this.path = path;
        this.runLock = runLock;
    }

    /// <summary>The database file in which rows are collected and checked.</summary>
    public string WorkFile => Path.Combine(path, "work.duckdb");

    /// <summary>What will be the target.</summary>
    public string Result => Path.Combine(path, ResultName);

    /// <summary>A path that nothing is at.</summary>
    public string Passing => Result + ".passing";

    /// <summary>Where DuckDB puts what does not fit the memory.</summary>
    public string SpillFolder => Path.Combine(path, "spill");

    /// <summary>The folder for a target.</summary>
    public static string PathFor(string target) => target + ".synth-partial";

    /// <summary>Makes the folder in place of what a dead run left.</summary>
    /// <exception cref="SafetyException">A run that lives is filling the target.</exception>
    /// <exception cref="ConnectionException">The folder may not be made.</exception>
    /// <exception cref="LoadException">The folder cannot be made.</exception>
    public static PartialFolder Claim(string target)
    {
        var path = PathFor(target);
        FileStream runLock;
        try
        {
            Directory.CreateDirectory(path);
            runLock = Lock(path);
        }
        catch (Exception error) when (FileFaults.IsForbidden(error))
        {
            throw new ConnectionException(
                $"The folder {path}, in which the target is built, may not be made. Check the permissions of the folder around it.",
                isTransient: false,
                error);
        }
        catch (IOException error) when (FileFaults.IsFull(error) || !Directory.Exists(path))
        {
            throw new LoadException(
                $"The folder {path}, in which the target is built, cannot be made ({FileErrors.Describe(error)}). The target is as it was.",
                error);
        }
        catch (IOException)
        {
            throw new SafetyException($"Another run is filling {target} at this moment. Wait for it, or stop it, and try again.");
        }

        FileGenerations.Restore(Path.Combine(path, ResultName), target);
        foreach (var entry in new DirectoryInfo(path).EnumerateFileSystemInfos().Where(entry => entry.Name != LockName))
        {
            Remove(entry);
        }

        return new PartialFolder(path, runLock);
    }

    /// <summary>Takes the folder over from an earlier session of the same run; disposing it leaves it where it is.</summary>
    /// <returns>Null when there is none, or somebody is at work in it.</returns>
    public static PartialFolder? TryJoin(string target)
    {
        var path = PathFor(target);
        try
        {
            return Directory.Exists(path) ? new PartialFolder(path, Lock(path)) { IsKept = true } : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Whether somebody is at work in the folder.</summary>
    public static bool IsHeld(string target)
    {
        using var joined = TryJoin(target);
        return joined is null && Directory.Exists(PathFor(target));
    }

    /// <summary>Whether the folder stays when it is disposed, for a later session.</summary>
    public bool IsKept { get; set; }

    /// <summary>Lets go of the folder, and removes it with all that is in it unless it is kept.</summary>
    public void Dispose()
    {
        runLock.Dispose();
        if (!IsKept)
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private static FileStream Lock(string path) =>
        new(Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private static void Remove(FileSystemInfo entry)
    {
        if (entry is DirectoryInfo folder)
        {
            folder.Delete(recursive: true);
        }
        else
        {
            entry.Delete();
        }
    }
}
