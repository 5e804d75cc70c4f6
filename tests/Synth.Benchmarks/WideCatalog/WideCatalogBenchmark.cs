using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Synth.Connectors;
using Synth.Connectors.MySql;
using Synth.Connectors.PostgreSql;
using Synth.Connectors.Sqlite;
using Synth.Testing;

namespace Synth.Benchmarks.WideCatalog;

/// <summary>
/// How long it takes to read the catalog of a database of many tables, each with keys, a foreign key, an index, a check and a comment's
/// room.
/// </summary>
internal static class WideCatalogBenchmark
{
    private const int Repetitions = 5;

    public static async Task<int> RunAsync(int tables)
    {
        var sql = Statements(tables);
        await MeasureSqliteAsync(sql, tables);
        await using (var server = await PostgreSqlServer.StartAsync())
        {
            var address = await server.CreateDatabaseAsync();
            await PostgreSqlServer.ExecuteAsync(address, sql);
            await MeasureAsync(new PostgreSqlConnector(), address, tables);
        }

        await using (var server = await MySqlServer.StartAsync())
        {
            var address = await server.CreateDatabaseAsync();
            await MySqlServer.ExecuteAsync(address, sql);
            await MeasureAsync(new MySqlDatabaseConnector(), address, tables);
            await server.DropDatabaseAsync(address);
        }

        return 0;
    }

    private static async Task MeasureSqliteAsync(string sql, int tables)
    {
        var folder = Directory.CreateTempSubdirectory("synth-wide-");
        var path = Path.Combine(folder.FullName, "wide.db");
        await using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"BEGIN; {sql} COMMIT;";
            await command.ExecuteNonQueryAsync();
        }

        await MeasureAsync(new SqliteConnector(), new DatabaseAddress { Scheme = "sqlite", Database = path }, tables);
        folder.Delete(recursive: true);
    }

    // From opening to the whole schema; the first time is apart, since it compiles the program as well.
    private static async Task MeasureAsync(IDatabaseConnector connector, DatabaseAddress address, int tables)
    {
        var seconds = new List<double>();
        for (var i = 0; i <= Repetitions; i++)
        {
            var begin = Stopwatch.GetTimestamp();
            await using var session = await connector.OpenSourceAsync(address, CancellationToken.None);
            var schema = await session.Catalog.ReadAsync(CancellationToken.None);
            seconds.Add(Stopwatch.GetElapsedTime(begin).TotalSeconds);
            if (schema.Tables.Count != tables)
            {
                throw new InvalidOperationException($"The catalog of {connector.DisplayName} has {schema.Tables.Count} tables.");
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{connector.DisplayName}: {tables:N0} tables, first {seconds[0]:0.00} s, then "
            + $"{seconds.Skip(1).Order().ElementAt(Repetitions / 2):0.00} s (median of {Repetitions})"));
    }

    private static string Statements(int tables)
    {
        var sql = new StringBuilder();
        for (var i = 0; i < tables; i++)
        {
            var reference = i == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", FOREIGN KEY (parent) REFERENCES t{i - 1} (id)");
            sql.Append(
                CultureInfo.InvariantCulture,
                $"""
                CREATE TABLE t{i} (id INTEGER NOT NULL, parent INTEGER, code VARCHAR(20) NOT NULL, amount DECIMAL(12,2) DEFAULT 0, made TIMESTAMP NULL,
                    PRIMARY KEY (id), CONSTRAINT u{i} UNIQUE (code), CONSTRAINT c{i} CHECK (amount >= 0){reference});
                CREATE INDEX i{i} ON t{i} (made);

                """);
        }

        return sql.ToString();
    }
}
