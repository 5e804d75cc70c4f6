using System.Runtime.InteropServices;

namespace Synth.Connectors.Files.Sessions;

/// <summary>
/// Exchanges two files or folders. On Linux nobody finds either path without one of them; elsewhere folders are missing for a moment.
/// </summary>
internal static partial class PathExchange
{
    private const int CurrentFolder = -100;
    private const uint Exchange = 2;

    /// <summary>Exchanges two paths of one file system, both of them there.</summary>
    /// <param name="first">A file or folder.</param>
    /// <param name="second">Another of the same kind.</param>
    /// <param name="passing">A path that is free, where the second passes through when the system has no exchange.</param>
    /// <exception cref="IOException">The system refused.</exception>
    public static void Run(string first, string second, string passing)
    {
        if (TryAtOnce(first, second))
        {
            return;
        }

        if (Directory.Exists(first))
        {
            Directory.Move(second, passing);
            Directory.Move(first, second);
            Directory.Move(passing, first);
        }
        else
        {
            File.Replace(first, second, passing);
            File.Move(passing, first);
        }
    }

    // Some file systems and C libraries have no exchange.
    private static bool TryAtOnce(string first, string second)
    {
        try
        {
            return OperatingSystem.IsLinux() && RenameAt2(CurrentFolder, first, CurrentFolder, second, Exchange) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int RenameAt2(int firstFolder, string first, int secondFolder, string second, uint flags);
}
