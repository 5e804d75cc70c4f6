using System.Globalization;
using Synth.Connectors;

namespace Synth.Cluster.Tests.Processes;

/// <summary>Workers as processes, with a target of their own.</summary>
/// <param name="place">What they share with others.</param>
/// <param name="target">The target.</param>
/// <param name="name">The cluster's name.</param>
internal sealed class TestCluster(ClusterPlace place, DatabaseAddress target, string name) : IAsyncDisposable
{
    private const string Joined = "Joined";

    private readonly List<ProgramProcess> processes = [];
    private readonly List<ProgramProcess> helpers = [];

    /// <summary>Variables that all processes are given.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Arguments that all processes are given.</summary>
    public List<string> Arguments { get; } = [];

    /// <summary>Where members find each other, when that is not the Redis of all tests.</summary>
    public DatabaseAddress? Store { get; init; }

    /// <summary>The target.</summary>
    public DatabaseAddress Target => target;

    /// <summary>Workers that help with fits.</summary>
    public IReadOnlyList<ProgramProcess> Helpers => helpers;

    /// <summary>Starts a worker that helps with fits of what is the target elsewhere, and waits until it has joined.</summary>
    public async Task<ProgramProcess> JoinFitsAsync()
    {
        var worker = Start(["worker", "--cluster", StoreAt(place.RedisPort), "--workers", "1", "--source", TargetUrl()]);
        helpers.Add(worker);
        await worker.HearAsync(Joined);
        return worker;
    }

    /// <summary>Fits what is the target elsewhere.</summary>
    /// <returns>The process, and the model's file.</returns>
    public (ProgramProcess Process, string ModelPath) Fit(params string[] more)
    {
        var path = Path.Combine(place.Folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{processes.Count}.synth"));
        var process = Start(
        [
            "fit", "--source", TargetUrl(), "--model", path, "--cluster", StoreAt(place.RedisPort),
            "--workers", "1", "--lease-seconds", "3", .. more,
        ]);
        return (process, path);
    }

    /// <summary>Starts a worker and waits until it has joined.</summary>
    /// <param name="redisPort">Where it finds Redis, when that is not where others do.</param>
    public async Task<ProgramProcess> JoinAsync(int? redisPort = null)
    {
        var worker = Start(["worker", "--cluster", StoreAt(redisPort ?? place.RedisPort), "--workers", "1", "--target", TargetUrl()]);
        await worker.HearAsync(Joined);
        return worker;
    }

    /// <summary>Submits a run whose partitions are as small as may be.</summary>
    public ProgramProcess Submit(params string[] more) => Start(
    [
        "generate", "--model", place.ModelPath, "--scale", ClusterPlace.Scale, "--cluster", StoreAt(place.RedisPort), "--lease-blocks", "1",
        "--lease-seconds", "4", "--target", TargetUrl(), .. more,
    ]);

    /// <summary>Submits what is fitted by who submits it.</summary>
    /// <param name="verb"><c>clone</c> or <c>refresh</c>.</param>
    /// <param name="more">Further arguments.</param>
    public ProgramProcess SubmitFitted(string verb, params string[] more) => Start(
    [
        verb, "--source", $"sqlite:{place.SourcePath}", "--quality", "fast", "--cluster", StoreAt(place.RedisPort),
        "--target", TargetUrl(), .. more,
    ]);

    /// <summary>The run has ended well, the target holds what a single run makes, and nothing is left of how it was made.</summary>
    public async Task AssertDoneAsync(ProgramProcess submitter)
    {
        var code = await submitter.WaitAsync();
        Assert.True(code == 0, $"It ended with {code}. {string.Join("\n--\n", processes.Select(process => process.Said))}");
        Assert.Equal(await place.ExpectedAsync(TargetServers.EngineOf(target)), await TargetContent.ReadAsync(target));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            await process.DisposeAsync();
        }

        await place.DropAsync(target);
    }

    /// <summary>Starts a process.</summary>
    public ProgramProcess Start(IEnumerable<string> arguments)
    {
        var process = ProgramProcess.Start(Variables, [.. arguments, .. Arguments]);
        processes.Add(process);
        return process;
    }

    /// <summary>Where members find each other, over a port.</summary>
    public string StoreAt(int port) => Store is { } store
        ? $"{TargetServers.UrlOf(store)}?cluster={name}"
        : string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{port}?cluster={name}");

    /// <summary>The target as the program is given it.</summary>
    public string TargetUrl() => TargetServers.UrlOf(target);
}
