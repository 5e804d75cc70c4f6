using System.Collections.Concurrent;
using Synth.Connectors;
using Synth.EndToEnd.Tests;
using Synth.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(Engines))]

namespace Synth.EndToEnd.Tests;

/// <summary>Gives the tests databases. One server of each engine serves them all; it starts with the first test that needs it.</summary>
public sealed class Engines : IAsyncLifetime
{
    private readonly SemaphoreSlim starting = new(1);
    private readonly ConcurrentBag<DatabaseAddress> spare = [];
    private readonly ConcurrentBag<DatabaseAddress> spareMySql = [];
    private readonly Lazy<SqlServerServer> sqlServer = new(SqlServerServer.Find, LazyThreadSafetyMode.PublicationOnly);
    private PostgreSqlServer? server;
    private MySqlServer? mySqlServer;

    /// <summary>Every way from one engine to another or to itself.</summary>
    public static TheoryData<EngineName, EngineName> Legs => new(
        (EngineName.Sqlite, EngineName.Sqlite),
        (EngineName.Sqlite, EngineName.PostgreSql),
        (EngineName.PostgreSql, EngineName.PostgreSql),
        (EngineName.PostgreSql, EngineName.Sqlite),
        (EngineName.MySql, EngineName.MySql),
        (EngineName.MySql, EngineName.PostgreSql),
        (EngineName.MySql, EngineName.Sqlite),
        (EngineName.PostgreSql, EngineName.MySql),
        (EngineName.Sqlite, EngineName.MySql),
        (EngineName.SqlServer, EngineName.SqlServer),
        (EngineName.SqlServer, EngineName.PostgreSql),
        (EngineName.SqlServer, EngineName.Sqlite),
        (EngineName.PostgreSql, EngineName.SqlServer),
        (EngineName.Sqlite, EngineName.SqlServer));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            foreach (var address in spare)
            {
                await server.DropDatabaseAsync(address);
            }

            await server.DisposeAsync();
        }

        if (mySqlServer is not null)
        {
            foreach (var address in spareMySql)
            {
                await mySqlServer.DropDatabaseAsync(address);
            }

            await mySqlServer.DisposeAsync();
        }

        starting.Dispose();
    }

    internal async Task<ScratchDatabase> CreateAsync(EngineName engine) => engine switch
    {
        EngineName.Sqlite => new SqliteScratch(),
        EngineName.PostgreSql => await CreatePostgreSqlAsync(),
        EngineName.MySql => await CreateMySqlAsync(),
        EngineName.SqlServer => await CreateSqlServerAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(engine), engine, "An engine without databases."),
    };

    internal async Task<ScratchDatabase> CreateAsync(EngineName engine, string sql)
    {
        var database = await CreateAsync(engine);
        await database.ExecuteAsync(sql);
        return database;
    }

    private async Task<SqlServerScratch> CreateSqlServerAsync() => new(sqlServer.Value, await sqlServer.Value.CreateDatabaseAsync());

    private async Task<PostgreSqlScratch> CreatePostgreSqlAsync()
    {
        await starting.WaitAsync();
        try
        {
            server ??= await PostgreSqlServer.StartAsync();
        }
        finally
        {
            starting.Release();
        }

        return new PostgreSqlScratch(spare.TryTake(out var address) ? address : await server.CreateDatabaseAsync(), spare.Add);
    }

    private async Task<MySqlScratch> CreateMySqlAsync()
    {
        await starting.WaitAsync();
        try
        {
            mySqlServer ??= await MySqlServer.StartAsync();
        }
        finally
        {
            starting.Release();
        }

        return new MySqlScratch(spareMySql.TryTake(out var address) ? address : await mySqlServer.CreateDatabaseAsync(), spareMySql.Add);
    }
}
