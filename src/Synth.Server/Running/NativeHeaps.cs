using System.Runtime.InteropServices;

namespace Synth.Server.Running;

/// <summary>
/// The heaps of the C library, from which the native code of runs takes its memory (SQLite, LightGBM, compression). glibc makes up to eight
/// of them a processor, and each keeps what one run once took, so that without a word a daemon grows with its runs.
/// </summary>
internal static class NativeHeaps
{
    private const string Glibc = "libc.so.6";

    /// <summary>Gives what nothing uses any more back to the system, where the C library is glibc.</summary>
    public static void Trim()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            _ = Trim(kept: 0);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library, such as musl, which does so by itself.
        }
    }

    // https://man7.org/linux/man-pages/man3/malloc_trim.3.html
    [DllImport(Glibc, EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Trim(nuint kept);
}
