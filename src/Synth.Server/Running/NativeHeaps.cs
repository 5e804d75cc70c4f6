using System.Runtime.InteropServices;

namespace Synth.Server.Running;

/// <summary>
/// The heaps of the C library, from which the native code of runs takes its memory (SQLite, LightGBM, compression). glibc makes up to eight
/// of them a processor, and each keeps what one run once took, so that without a word a daemon grows with its runs.
/// </summary>
internal static class NativeHeaps
{
    private const string Glibc = "libc.so.6";
    private const string Variable = "MALLOC_ARENA_MAX";

    // M_ARENA_MAX of malloc.h; those that there are when it is set remain.
    private const int MostHeaps = -8;
    private const int Few = 2;

    /// <summary>
    /// Has threads share few of them from now on, where the C library is glibc and its own variable does not say how many.
    /// </summary>
    /// <param name="variable">The value of an environment variable; null where it is not set.</param>
    public static void Share(Func<string, string?> variable)
    {
        if (variable(Variable) is null)
        {
            Ask(() => SetOption(MostHeaps, Few));
        }
    }

    /// <summary>Gives what nothing uses any more back to the system, where the C library is glibc.</summary>
    public static void Trim() => Ask(() => Trim(kept: 0));

    private static void Ask(Func<int> call)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            _ = call();
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library, such as musl, which has one heap and gives back by itself.
        }
    }

    // https://man7.org/linux/man-pages/man3/mallopt.3.html
    [DllImport(Glibc, EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetOption(int option, int value);

    // https://man7.org/linux/man-pages/man3/malloc_trim.3.html
    [DllImport(Glibc, EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Trim(nuint kept);
}
