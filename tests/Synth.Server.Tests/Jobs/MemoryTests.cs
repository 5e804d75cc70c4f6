using System.Globalization;
using Synth.Server.Store;

namespace Synth.Server.Tests;

/// <summary>
/// A daemon that runs for years keeps nothing of its runs in memory. <c>SYNTH_TEST_RUNS</c> says how many runs it is tried with.
/// </summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)] // The heap is the process's: others must not grow it meanwhile.
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests : IDisposable
{
    /// <summary>Until then code is compiled and caches are filled.</summary>
    private const int WarmRuns = 4;

    /// <summary>What a heap may differ by from one look to the next though nothing is kept.</summary>
    private const long SlackBytes = 3 << 20;

    private readonly JobFolder folder = new();

    private static int Runs =>
        Environment.GetEnvironmentVariable("SYNTH_TEST_RUNS") is { Length: > 0 } runs ? int.Parse(runs, CultureInfo.InvariantCulture) : 10;

    /// <summary>Arenas of the C library that there may be in any case.</summary>
    private const int FewArenas = 2;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_heap_after_many_runs_is_that_after_a_few()
    {
        folder.AddSource();
        await using var daemon = await TestDaemon.StartAsync(folder.Configuration(), isReal: true);
        var sizes = new List<long>();
        for (var run = 1; run <= Runs; run++)
        {
            Assert.Equal(RunState.Succeeded, (await daemon.RunAsync("shop")).State);
            sizes.Add(GC.GetTotalMemory(forceFullCollection: true));
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{run}: heap {sizes[^1] >> 10} KiB, process {Environment.WorkingSet >> 20} MiB"));
        }

        Assert.InRange(sizes[^1], 0, sizes[WarmRuns - 1] + SlackBytes);
    }

    [Fact]
    public async Task Runs_make_no_new_arenas_for_native_code()
    {
        Assert.SkipUnless(File.Exists("/lib/x86_64-linux-gnu/libc.so.6"), "Arenas are glibc's.");
        folder.AddSource();
        File.WriteAllText(folder.PathOf("serve.yaml"), $$"""
            listen: http://127.0.0.1:{{FreePort.Find()}}
            store: "sqlite:{{folder.PathOf("jobs.db")}}"
            jobs: { shop: { configuration: shop.yaml, schedule: "{{TestDaemon.Never}}" } }
            """);
        using var daemon = await DaemonProcess.StartAsync(folder.PathOf("serve.yaml"));
        var before = daemon.NativeArenaCount();
        for (var run = 0; run < 2 * WarmRuns; run++)
        {
            Assert.Equal("succeeded", await daemon.RunToEndAsync("shop"));
        }

        Assert.InRange(daemon.NativeArenaCount(), 0, Math.Max(before, FewArenas));
    }
}
