namespace Synth.Connectors.Sqlite.Sessions;

/// <summary>
/// A lock on a file beside a partial file with a journal: held alone, or by several sessions at once. The operating system gives it up
/// with the process that holds it.
/// </summary>
internal sealed class PartialLock : IDisposable
{
    private readonly FileStream file;

    private PartialLock(FileStream file) => this.file = file;

    /// <summary>Where the file is.</summary>
    public static string PathFor(string target) => $"{PartialFile.PathFor(target)}-lock";

    /// <summary>Takes the lock.</summary>
    /// <param name="target">The target.</param>
    /// <param name="isAlone">Whether nobody else may hold it.</param>
    /// <exception cref="SafetyException">Somebody holds it.</exception>
    public static PartialLock Take(string target, bool isAlone)
    {
        try
        {
            var path = PathFor(target);
            if (!File.Exists(path))
            {
                using var made = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
            }

            return new PartialLock(isAlone
                ? new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None)
                : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read));
        }
        catch (IOException)
        {
            throw JournalErrors.InUse(target);
        }
    }

    /// <summary>Whether somebody holds the lock.</summary>
    public static bool IsHeld(string target)
    {
        if (!File.Exists(PathFor(target)))
        {
            return false;
        }

        try
        {
            using var probe = new FileStream(PathFor(target), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public void Dispose() => file.Dispose();
}
