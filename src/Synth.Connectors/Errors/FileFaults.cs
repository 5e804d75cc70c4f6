namespace Synth.Connectors;

/// <summary>Tells what failures of the file system mean, and what to do about them. Pure.</summary>
public static class FileFaults
{
    /// <summary>What is said of a full disk, to be put into a message.</summary>
    public const string FullDisk = "the disk is full: free space on it, or name a place on another one";

    // What .NET keeps of the system's errors: their plain numbers on Linux and macOS, and with a prefix on Windows.
    private const int NoSpace = 28;
    private const int QuotaExceeded = 122;
    private const int ReadOnlyFileSystem = 30;
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsWriteProtected = unchecked((int)0x80070013);

    /// <summary>Whether there is no room for what was to be written.</summary>
    public static bool IsFull(Exception error) =>
        error is IOException { HResult: NoSpace or QuotaExceeded or WindowsHandleDiskFull or WindowsDiskFull };

    /// <summary>Whether a permission is missing, or nothing can be written there at all.</summary>
    public static bool IsForbidden(Exception error) =>
        error is UnauthorizedAccessException or IOException { HResult: ReadOnlyFileSystem or WindowsWriteProtected };

    /// <summary>A failure in words for people: the system's, which name the path, and what to do next.</summary>
    public static string Describe(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        var message = error.Message.TrimEnd('.');
        return IsFull(error) ? $"{message}. Free space on that disk, or name a place on another one."
            : IsForbidden(error) ? $"{message}. Check the permissions of the file and of the folder around it, or name another place."
            : error.Message;
    }
}
