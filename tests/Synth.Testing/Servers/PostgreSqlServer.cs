using System.Globalization;
using Npgsql;
using Synth.Connectors;
using Xunit;

namespace Synth.Testing;

/// <summary>
/// A PostgreSQL server for tests: the one that <c>SYNTH_TEST_POSTGRES</c> names, else one of its own in a temporary folder.
/// Where neither is to be had, tests are skipped with the reason, and fail under <c>CI=true</c>.
/// </summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    /// <summary>The variable with the URL of a server, whose role may create databases.</summary>
    public const string Variable = "SYNTH_TEST_POSTGRES";

    private readonly PostgreSqlProcess? process;
    private readonly DatabaseAddress administration;
    private static int databaseCount;

    private PostgreSqlServer(DatabaseAddress administration, PostgreSqlProcess? process)
    {
        this.administration = administration;
        this.process = process;
    }

    /// <summary>Finds or starts the server; skips or fails the test that asks where there is none.</summary>
    public static async Task<PostgreSqlServer> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } url)
        {
            return new PostgreSqlServer(DatabaseAddressParser.Parse(url), null);
        }

        if (PostgreSqlBinaries.Find() is not { } binaries)
        {
            var reason = $"No PostgreSQL: {Variable} is not set and its binaries are not installed.";
            if (Environment.GetEnvironmentVariable("CI") == "true")
            {
                Assert.Fail(reason);
            }

            Assert.Skip(reason);
            return null!;
        }

        var process = await PostgreSqlProcess.StartAsync(binaries, LoopbackPort.FindFree());
        var address = new DatabaseAddress
        {
            Scheme = "postgres",
            Host = "127.0.0.1",
            Port = process.Port,
            User = PostgreSqlProcess.Superuser,
            Database = "postgres"
        };
        var server = new PostgreSqlServer(address, process);
        await server.WaitUntilReadyAsync();
        return server;
    }

    /// <summary>Creates an empty database with a name that no other has.</summary>
    public async Task<DatabaseAddress> CreateDatabaseAsync()
    {
        var name = string.Create(
            CultureInfo.InvariantCulture, $"synth_test_{Environment.ProcessId}_{Interlocked.Increment(ref databaseCount)}");
        await ExecuteAsync(administration, $"DROP DATABASE IF EXISTS {name}");
        await ExecuteAsync(administration, $"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'");
        return administration with { Database = name };
    }

    /// <summary>Drops a database, whoever is connected to it.</summary>
    public Task DropDatabaseAsync(DatabaseAddress address) =>
        ExecuteAsync(administration, $"DROP DATABASE IF EXISTS {address.Database} WITH (FORCE)");

    /// <summary>Carries out statements in a database, however long they take: benchmarks make tables of many millions of rows.</summary>
    public static async Task ExecuteAsync(DatabaseAddress address, string sql)
    {
        await using var connection = await OpenAsync(address);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Holds what a statement locks in a database.</summary>
    /// <returns>What lets go of it.</returns>
    public static async Task<IAsyncDisposable> HoldAsync(DatabaseAddress address, string sql)
    {
        var connection = await OpenAsync(address);
        await using var command = new NpgsqlCommand($"BEGIN; {sql}", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Carries out statements that are sent as they are, in one transaction.</summary>
    public static async Task ExecuteAsync(DatabaseAddress address, IEnumerable<string> statements)
    {
        await using var connection = await OpenAsync(address);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        }

        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of what a query returns, as text.</summary>
    public static async Task<IReadOnlyList<string>> QueryAsync(DatabaseAddress address, string sql)
    {
        await using var connection = await OpenAsync(address);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
        {
            values.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return values;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }
    }

    /// <summary>Opens a connection of its own, which the caller disposes of.</summary>
    public static async Task<NpgsqlConnection> OpenAsync(DatabaseAddress address)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = address.Host ?? "localhost",
            Port = address.Port ?? NpgsqlConnection.DefaultPort,
            Username = address.User,
            Password = address.Password,
            Database = address.Database,
            Pooling = false,
        };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private async Task WaitUntilReadyAsync()
    {
        const int attempts = 150;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ExecuteAsync(administration, "SELECT 1");
                return;
            }
            catch (NpgsqlException) when (attempt < attempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200));
            }
        }
    }
}
