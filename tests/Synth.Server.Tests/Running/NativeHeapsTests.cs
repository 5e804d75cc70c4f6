using System.Globalization;
using System.Runtime.InteropServices;
using Synth.Server.Running;

namespace Synth.Server.Tests;

/// <summary>What native code no longer uses goes back to the system.</summary>
[Collection(nameof(MemoryTests))] // The memory is the process's: others must not take any meanwhile.
public sealed class NativeHeapsTests
{
    // Small enough that the C library puts them into its heaps rather than into a mapping of their own.
    private const int BlockBytes = 64 << 10;
    private const int Blocks = 1600;

    [Fact]
    public void Freed_memory_below_what_is_in_use_is_given_back()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out _), "These heaps are glibc's.");
        var content = new byte[BlockBytes];
        var blocks = new nint[Blocks];
        for (var i = 0; i < Blocks; i++)
        {
            blocks[i] = Marshal.AllocHGlobal(BlockBytes);
            Marshal.Copy(content, 0, blocks[i], BlockBytes);
        }

        // The last one stays, so that the heap does not shrink by itself.
        foreach (var block in blocks[..^1])
        {
            Marshal.FreeHGlobal(block);
        }

        var before = ResidentBytes();
        NativeHeaps.Trim();
        var after = ResidentBytes();
        Marshal.FreeHGlobal(blocks[^1]);

        Assert.True(before - after > (long)Blocks * BlockBytes / 2, $"{before >> 20} MiB before, {after >> 20} MiB after");
    }

    [Fact]
    public void Large_blocks_go_back_as_soon_as_they_are_freed_although_larger_ones_were_freed_before()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out _), "These heaps are glibc's.");
        NativeHeaps.Share(_ => null);
        Marshal.FreeHGlobal(Marshal.AllocHGlobal(Blocks * BlockBytes / 4));

        // Larger than any piece of the heaps that other tests have left free, which is taken first.
        var content = new byte[16 << 20];
        var blocks = new nint[8];
        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i] = Marshal.AllocHGlobal(content.Length);
            Marshal.Copy(content, 0, blocks[i], content.Length);
        }

        var before = ResidentBytes();
        foreach (var block in blocks[..^1])
        {
            Marshal.FreeHGlobal(block);
        }

        var after = ResidentBytes();
        Marshal.FreeHGlobal(blocks[^1]);

        Assert.True(before - after > 64 << 20, $"{before >> 20} MiB before, {after >> 20} MiB after");
    }

    private static long ResidentBytes()
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
    }
}
