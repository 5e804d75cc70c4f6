using System.Globalization;
using Synth.Connectors;
using Synth.Connectors.MySql;
using Synth.Connectors.PostgreSql;
using Synth.Engine;
using Synth.Testing;

namespace Synth.Cluster.Tests.Processes;

/// <summary>The servers of targets; each starts with the first test that needs it.</summary>
internal sealed class TargetServers : IAsyncDisposable
{
    private PostgreSqlServer? postgreSql;
    private MySqlServer? mySql;

    /// <summary>An empty database of an engine.</summary>
    public async Task<DatabaseAddress> CreateAsync(TargetEngine engine) => engine switch
    {
        TargetEngine.PostgreSql => await (postgreSql ??= await PostgreSqlServer.StartAsync()).CreateDatabaseAsync(),
        TargetEngine.MySql => await (mySql ??= await MySqlServer.StartAsync()).CreateDatabaseAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(engine)),
    };

    public Task DropAsync(DatabaseAddress target) =>
        EngineOf(target) == TargetEngine.PostgreSql ? postgreSql!.DropDatabaseAsync(target) : mySql!.DropDatabaseAsync(target);

    public async ValueTask DisposeAsync()
    {
        await (postgreSql?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (mySql?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    public static TargetEngine EngineOf(DatabaseAddress target) =>
        target.Scheme == "postgres" ? TargetEngine.PostgreSql : TargetEngine.MySql;

    public static DatabaseEndpoint EndpointOf(DatabaseAddress target) => new(
        EngineOf(target) == TargetEngine.PostgreSql ? new PostgreSqlConnector() : new MySqlDatabaseConnector(), target);

    /// <summary>The address as the program is given it.</summary>
    public static string UrlOf(DatabaseAddress target)
    {
        var password = target.Password is { } secret ? ":" + secret : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"{target.Scheme}://{target.User}{password}@{target.Host}:{target.Port}/{target.Database}");
    }
}
