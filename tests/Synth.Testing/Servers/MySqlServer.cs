using System.Globalization;
using MySqlConnector;
using Synth.Connectors;
using Xunit;

namespace Synth.Testing;

/// <summary>
/// A MySQL or MariaDB server for tests: the one that <c>SYNTH_TEST_MYSQL</c> names, else a MariaDB of its own in a temporary folder.
/// Where neither is to be had, tests are skipped with the reason, and fail under <c>CI=true</c>.
/// </summary>
public sealed class MySqlServer : IAsyncDisposable
{
    /// <summary>The variable with the URL of a server, whose user may create databases and users.</summary>
    public const string Variable = "SYNTH_TEST_MYSQL";

    private readonly MariaDbProcess? process;
    private readonly DatabaseAddress administration;
    private int databaseCount;

    private MySqlServer(DatabaseAddress administration, MariaDbProcess? process)
    {
        this.administration = administration;
        this.process = process;
    }

    /// <summary>Finds or starts the server; skips or fails the test that asks where there is none.</summary>
    public static async Task<MySqlServer> StartAsync() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } url
        ? new MySqlServer(DatabaseAddressParser.Parse(url), null)
        : await StartOwnAsync();

    /// <summary>
    /// Starts a server that nobody else uses, so that its settings can be changed; skips or fails the test where it cannot.
    /// </summary>
    public static async Task<MySqlServer> StartOwnAsync()
    {
        if (!MariaDbBinaries.AreInstalled)
        {
            var reason = $"No MySQL or MariaDB: {Variable} is not set and MariaDB's binaries are not installed.";
            if (Environment.GetEnvironmentVariable("CI") == "true")
            {
                Assert.Fail(reason);
            }

            Assert.Skip(reason);
            return null!;
        }

        var process = await MariaDbProcess.StartAsync(LoopbackPort.FindFree());
        var address = new DatabaseAddress
        {
            Scheme = "mysql",
            Host = "127.0.0.1",
            Port = process.Port,
            User = MariaDbProcess.Administrator,
            Password = MariaDbProcess.Administrator,
            Database = "mysql",
        };
        var server = new MySqlServer(address, process);
        await server.WaitUntilReadyAsync();
        return server;
    }

    /// <summary>Creates an empty database with a name that no other has.</summary>
    public async Task<DatabaseAddress> CreateDatabaseAsync()
    {
        var name = string.Create(
            CultureInfo.InvariantCulture, $"synth_test_{Environment.ProcessId}_{Interlocked.Increment(ref databaseCount)}");
        await ExecuteAsync(administration, $"DROP DATABASE IF EXISTS {name}; CREATE DATABASE {name} CHARACTER SET utf8mb4");
        return administration with { Database = name };
    }

    /// <summary>Carries out a statement that concerns the whole server.</summary>
    public Task AdministerAsync(string sql) => ExecuteAsync(administration, sql);

    /// <summary>Drops a database after the connections to it are ended.</summary>
    public async Task DropDatabaseAsync(DatabaseAddress address)
    {
        await EndConnectionsAsync(address);
        await ExecuteAsync(
            administration,
            $"DROP DATABASE IF EXISTS {address.Database}; DROP DATABASE IF EXISTS {address.Database}__synth_old; DROP DATABASE IF EXISTS "
            + $"{address.Database}__synth_new");
    }

    /// <summary>Ends all connections to a database.</summary>
    public async Task EndConnectionsAsync(DatabaseAddress address)
    {
        foreach (var id in await QueryAsync(administration,
            $"SELECT ID FROM information_schema.PROCESSLIST WHERE DB = '{address.Database}'"))
        {
            try
            {
                await ExecuteAsync(administration, $"KILL {id}");
            }
            catch (MySqlException exception) when (exception.ErrorCode == MySqlErrorCode.NoSuchThread)
            {
                // It ended by itself.
            }
        }
    }

    /// <summary>Carries out statements in a database. Zero dates are values, as they are in databases that have them.</summary>
    public static async Task ExecuteAsync(DatabaseAddress address, string sql)
    {
        await using var connection = await OpenAsync(address);
        await using var command = new MySqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Holds what a statement locks in a database.</summary>
    /// <returns>What lets go of it.</returns>
    public static async Task<IAsyncDisposable> HoldAsync(DatabaseAddress address, string sql)
    {
        var connection = await OpenAsync(address);
        await using var command = new MySqlCommand($"BEGIN; {sql}", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>One column of what a query returns, as text.</summary>
    public static async Task<IReadOnlyList<string>> QueryAsync(DatabaseAddress address, string sql, int column = 0)
    {
        await using var connection = await OpenAsync(address);
        await using var command = new MySqlCommand(sql, connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
        {
            values.Add(Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)!);
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

    internal static async Task<MySqlConnection> OpenAsync(DatabaseAddress address)
    {
        var settings = new MySqlConnectionStringBuilder
        {
            Server = address.Host ?? "localhost",
            Port = (uint)(address.Port ?? 3306),
            UserID = address.User,
            Password = address.Password,
            Database = address.Database,
            Pooling = false,
            AllowUserVariables = true,
            AllowZeroDateTime = true,
        };
        var connection = new MySqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private async Task WaitUntilReadyAsync()
    {
        const int attempts = 300;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ExecuteAsync(administration, "SELECT 1");
                return;
            }
            catch (MySqlException) when (attempt < attempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200));
            }
        }
    }
}
