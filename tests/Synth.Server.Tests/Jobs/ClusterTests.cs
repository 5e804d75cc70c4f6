using System.Globalization;
using Synth.Connectors;
using Synth.Engine.Configuration;
using Synth.Server.Store;
using Synth.Testing;

namespace Synth.Server.Tests;

/// <summary>Several daemons on one store.</summary>
public sealed class ClusterTests : IAsyncLifetime
{
    private readonly JobFolder folder = new();
    private PostgreSqlServer server = null!;
    private DatabaseAddress store = null!;
    private ServeConfiguration configuration = null!;

    public async ValueTask InitializeAsync()
    {
        server = await PostgreSqlServer.StartAsync();
        store = await server.CreateDatabaseAsync();
        var login = store.Password is null ? store.User : $"{store.User}:{Uri.EscapeDataString(store.Password)}";
        var address = string.Create(CultureInfo.InvariantCulture, $"postgres://{login}@{store.Host}:{store.Port ?? 5432}/{store.Database}");
        configuration = folder.Configuration() with { Store = new ConfiguredDatabase(address), CheckInSeconds = 1 };
    }

    public async ValueTask DisposeAsync()
    {
        folder.Dispose();
        if (server is not null)
        {
            await server.DropDatabaseAsync(store);
            await server.DisposeAsync();
        }
    }

    [Fact]
    public async Task Two_daemons_that_start_together_run_each_job_once()
    {
        var moment = TimeProvider.System.GetUtcNow().AddSeconds(12);
        var schedule = moment.ToString("s m H d M '?' yyyy", CultureInfo.InvariantCulture);
        var jobs = Enumerable.Range(1, 20)
            .Select(number => folder.Job(string.Create(CultureInfo.InvariantCulture, $"job{number}"), schedule)).ToArray();
        var shared = configuration with { Jobs = [.. jobs] };
        var runner = new ScriptedRunner();
        var daemons = await Task.WhenAll(
            TestDaemon.StartAsync(shared with { Node = "first" }, runner: runner),
            TestDaemon.StartAsync(shared with { Node = "second" }, runner: runner));
        await using var first = daemons[0];
        await using var second = daemons[1];

        foreach (var job in jobs)
        {
            await second.WaitAsync(job.Name, runs => runs is [{ State: RunState.Succeeded }, ..]);
        }

        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        Assert.Equal(jobs.Length, runner.Begun);
        foreach (var job in jobs)
        {
            Assert.Equal(RunState.Succeeded, Assert.Single(await first.RunsAsync(job.Name)).State);
        }
    }

    [Fact]
    public async Task A_job_never_runs_on_two_nodes_at_once_and_each_shows_what_the_other_does()
    {
        var runner = new ScriptedRunner { Gate = new TaskCompletionSource() };
        await using var first = await TestDaemon.StartAsync(configuration with { Node = "first" }, runner: runner);
        await using var second = await TestDaemon.StartAsync(configuration with { Node = "second" }, runner: runner);
        await first.DoAsync("shop", "run");
        await first.WaitAsync("shop", runs => runs is [{ Progress: not null }]);

        Assert.Equal(System.Net.HttpStatusCode.Conflict, (await second.DoAsync("shop", "run")).StatusCode);
        Assert.Equal(new RunProgress("Load", 40, 100, "rows"), (await second.JobAsync("shop")).Latest!.Progress);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, (await second.DoAsync("shop", "cancel")).StatusCode);
        await second.WaitAsync("shop", runs => runs is [{ State: RunState.Cancelled }]);
        Assert.Equal(1, runner.MostAtOnce);
    }

    [Fact]
    public async Task What_a_killed_node_left_is_run_again_by_the_other()
    {
        folder.AddSource();
        File.WriteAllText(folder.PathOf("serve.yaml"), $$"""
            listen: http://127.0.0.1:{{FreePort.Find()}}
            store: "{{configuration.Store.Address}}"
            node: killed
            check-in-seconds: 1
            jobs: { shop: { configuration: shop.yaml, schedule: "{{TestDaemon.Never}}" } }
            """);
        await using var survivor = await TestDaemon.StartAsync(configuration with { Node = "survivor" });
        using var killed = await DaemonProcess.StartAsync(folder.PathOf("serve.yaml"));
        await killed.RunAsync("shop");
        await survivor.WaitAsync("shop", runs => runs is [{ State: RunState.Running, Node: "killed" }]);
        killed.Kill();
        var runs = await survivor.WaitAsync("shop", runs => runs is [{ State: RunState.Succeeded }, _]);

        Assert.Equal(("survivor", true), (runs[0].Node, runs[0].IsRecovery));
        Assert.Equal(("killed", RunState.Lost), (runs[1].Node, runs[1].State));
        Assert.Equal(1, survivor.Runner.Begun);
    }
}
