using Synth.Connectors;
using Synth.Connectors.Sqlite;
using Synth.Engine;
using Xunit;

namespace Synth.Example.Tests;

/// <summary>
/// A fixture of an application's tests: a database that behaves like the original and has nobody's data, made once for all tests.
/// </summary>
public sealed class SyntheticShop : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("synthetic-shop-");

    /// <summary>Where the tests connect to.</summary>
    public string ConnectionString => $"Data Source={folder.FullName}/shop.db;Pooling=False";

    public async ValueTask InitializeAsync()
    {
        var sqlite = new SqliteConnector();
        var source = new DatabaseEndpoint(sqlite, DatabaseAddressParser.Parse($"sqlite:{await Original.WriteAsync(folder)}"));
        var target = new DatabaseEndpoint(sqlite, DatabaseAddressParser.Parse($"sqlite:{folder.FullName}/shop.db"));
        var run = new SynthesisRun(new RunOptions { Seed = 7, Scale = 2 }, SilentObserver.Instance, TimeProvider.System);
        await run.CloneAsync(source, target, CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
