using Synth.Engine;

namespace Synth.Cli.Options;

/// <summary>Keeps the process within the memory that a run may take.</summary>
internal static class MemoryLimit
{
    /// <summary>What the runtime, compiled code and the drivers' own buffers take beside the managed heap.</summary>
    private const long UnmanagedBytes = 110_000_000;

    /// <summary>Limits the heap where the options ask for it.</summary>
    /// <returns>The options.</returns>
    public static RunOptions Keep(CommandHost host, RunOptions options)
    {
        if (options.MemoryMb is { } mb)
        {
            host.LimitHeap((mb * 1_000_000L) - UnmanagedBytes);
        }

        return options;
    }
}
