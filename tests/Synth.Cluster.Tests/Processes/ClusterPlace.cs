using System.Globalization;
using Synth.Cluster.Tests.Processes;
using Synth.Connectors;
using Synth.Connectors.PostgreSql;
using Synth.Connectors.Sqlite;
using Synth.Engine;
using Synth.Modeling;
using Synth.Testing;

[assembly: AssemblyFixture(typeof(ClusterPlace))]

namespace Synth.Cluster.Tests.Processes;

/// <summary>
/// What all tests with processes share: a PostgreSQL to fill, a Redis for membership, a model. They start with the first test that needs
/// them.
/// </summary>
public sealed class ClusterPlace : IAsyncLifetime
{
    /// <summary>The scale at which the model has some twenty blocks of rows.</summary>
    public const string Scale = "500";

    private readonly SemaphoreSlim starting = new(1);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("synth-cluster-");
    private PostgreSqlServer? server;
    private RedisServer? redis;
    private IReadOnlyList<string>? expected;
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
    internal async Task<TestCluster> CreateAsync()
    {
        await starting.WaitAsync();
        try
        {
            redis ??= await RedisServer.StartAsync();
            server ??= await PostgreSqlServer.StartAsync();
            if (!File.Exists(ModelPath))
            {
                ModelStore.Write(await FitAsync(), ModelPath);
            }

            var name = string.Create(CultureInfo.InvariantCulture, $"test{++clusters}");
            return new TestCluster(this, await server.CreateDatabaseAsync(), name);
        }
        finally
        {
            starting.Release();
        }
    }

    /// <summary>What a single run on this machine makes of the model.</summary>
    internal async Task<IReadOnlyList<string>> ExpectedAsync()
    {
        if (expected is null)
        {
            var target = await server!.CreateDatabaseAsync();
            var options = new RunOptions { Scale = double.Parse(Scale, CultureInfo.InvariantCulture) };
            var run = new SynthesisRun(options, SilentObserver.Instance, TimeProvider.System);
            await run.GenerateAsync(
                ModelStore.Read(ModelPath), new DatabaseEndpoint(new PostgreSqlConnector(), target), CancellationToken.None);
            expected = await TargetContent.ReadAsync(target);
            await server.DropDatabaseAsync(target);
        }

        return expected;
    }

    internal Task DropAsync(DatabaseAddress target) => server!.DropDatabaseAsync(target);

    public async ValueTask DisposeAsync()
    {
        await (redis?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
        starting.Dispose();
        folder.Delete(recursive: true);
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
