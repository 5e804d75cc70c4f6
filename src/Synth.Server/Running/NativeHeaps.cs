using System.Runtime.InteropServices;

namespace Synth.Server.Running;

/// <summary>
/// The heaps of the C library, from which the native code of runs takes its memory (SQLite, LightGBM, compression). glibc makes up to eight
/// of them a processor, and each keeps what one run once took; whoever frees a large block has it take blocks of up to that size from the
/// heaps from then on, where they leave holes. So without a word a daemon grows with its runs.
/// </summary>
internal static class NativeHeaps
{
    private const string Glibc = "libc.so.6";

    // Options of malloc.h (M_ARENA_MAX, M_MMAP_THRESHOLD), each with the variable by which users set it, and what suits a daemon. Heaps
    // that there are when the first is set remain. The second is what glibc begins with, and no longer raises once it is set.
    private static readonly (int Option, string Variable, int Value)[] Settings =
        [(-8, "MALLOC_ARENA_MAX", 2), (-3, "MALLOC_MMAP_THRESHOLD_", 128 << 10)];

    /// <summary>
    /// Has threads share few of them from now on, and large blocks stay out of them, where the C library is glibc and its own variables do
    /// not say otherwise.
    /// </summary>
    /// <param name="variable">The value of an environment variable; null where it is not set.</param>
    public static void Share(Func<string, string?> variable)
    {
        foreach (var (option, name, value) in Settings)
        {
            if (variable(name) is null)
            {
                Ask(() => SetOption(option, value));
            }
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
