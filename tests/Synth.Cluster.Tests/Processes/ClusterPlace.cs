using System.Globalization;
using Synth.Cluster.Tests.Processes;
using Synth.Connectors;
using Synth.Connectors.Sqlite;
using Synth.Engine;
using Synth.Modeling;
using Synth.Testing;

[assembly: AssemblyFixture(typeof(ClusterPlace))]

namespace Synth.Cluster.Tests.Processes;

/// <summary>
/// What all tests with processes share: servers to fill, a Redis for membership, a model. They start with the first test that needs them.
/// </summary>
public sealed class ClusterPlace : IAsyncLifetime
{
    /// <summary>The scale at which the model has some twenty blocks of rows.</summary>
    public const string Scale = "500";

    private readonly SemaphoreSlim starting = new(1);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("synth-cluster-");
    private readonly TargetServers servers = new();
    private readonly Dictionary<TargetEngine, IReadOnlyList<string>> expected = [];
    private RedisServer? redis;
    private byte[]? expectedModel;
    private int clusters;

    /// <summary>Where files of a test go.</summary>
    public string Folder => folder.FullName;

    /// <summary>The port of Redis.</summary>
    internal int RedisPort => redis!.Port;

    /// <summary>The model's file.</summary>
    internal string ModelPath => Path.Combine(folder.FullName, "ledger.synth");

    /// <summary>The source of the model, a file of SQLite.</summary>
    internal string SourcePath => Path.Combine(folder.FullName, "ledger.db");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>An empty target, and a cluster without members.</summary>
    /// <param name="engine">Whose target.</param>
    /// <param name="storeScripts">What makes a database of PostgreSQL a store for members; null for Redis.</param>
    internal async Task<TestCluster> CreateAsync(
        TargetEngine engine = TargetEngine.PostgreSql, IReadOnlyList<string>? storeScripts = null)
    {
        await starting.WaitAsync();
        try
        {
            redis ??= await RedisServer.StartAsync();
            var target = await servers.CreateAsync(engine);
            if (!File.Exists(ModelPath))
            {
                ModelStore.Write(await FitAsync(), ModelPath);
            }

            var name = string.Create(CultureInfo.InvariantCulture, $"test{++clusters}");
            return new TestCluster(this, target, name) { Store = storeScripts is null ? null : await CreateStoreAsync(storeScripts) };
        }
        finally
        {
            starting.Release();
        }
    }

    /// <summary>What a single run on this machine makes of the model.</summary>
    internal async Task<IReadOnlyList<string>> ExpectedAsync(TargetEngine engine)
    {
        if (!expected.TryGetValue(engine, out var content))
        {
            var target = await servers.CreateAsync(engine);
            var options = new RunOptions { Scale = double.Parse(Scale, CultureInfo.InvariantCulture) };
            var run = new SynthesisRun(options, SilentObserver.Instance, TimeProvider.System);
            await run.GenerateAsync(ModelStore.Read(ModelPath), TargetServers.EndpointOf(target), CancellationToken.None);
            content = expected[engine] = await TargetContent.ReadAsync(target);
            await servers.DropAsync(target);
        }

        return content;
    }

    /// <summary>A cluster without members whose target is a database to fit.</summary>
    internal async Task<TestCluster> CreateSourceAsync()
    {
        var cluster = await CreateAsync();
        await PostgreSqlServer.ExecuteAsync(cluster.Target, ShopTables.Sql);
        return cluster;
    }

    /// <summary>The file of the model that a single process fits to that.</summary>
    internal async Task<byte[]> ExpectedModelAsync()
    {
        if (expectedModel is null)
        {
            await using var cluster = await CreateSourceAsync();
            var path = Path.Combine(Folder, "alone.synth");
            var alone = cluster.Start(["fit", "--source", cluster.TargetUrl(), "--model", path]);
            Assert.True(await alone.WaitAsync() == 0, alone.Said);
            expectedModel = await File.ReadAllBytesAsync(path);
        }

        return expectedModel;
    }

    internal Task DropAsync(DatabaseAddress target) => servers.DropAsync(target);

    public async ValueTask DisposeAsync()
    {
        await (redis?.DisposeAsync() ?? ValueTask.CompletedTask);
        await servers.DisposeAsync();
        starting.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task<DatabaseAddress> CreateStoreAsync(IReadOnlyList<string> scripts)
    {
        var store = await servers.CreateAsync(TargetEngine.PostgreSql);
        foreach (var script in scripts)
        {
            await PostgreSqlServer.ExecuteAsync(store, script);
        }

        return store;
    }

    private async Task<RelationalModel> FitAsync()
    {
        LedgerTables.Create(SourcePath);
        var connector = new SqliteConnector();
        var address = DatabaseAddressParser.Parse($"sqlite:{SourcePath}");
        await using var source = await connector.OpenSourceAsync(address, CancellationToken.None);
        return await SourceFitter.FitAsync(
            source, new RunOptions { Quality = Quality.Fast }, SilentObserver.Instance, CancellationToken.None);
    }
}
