using Microsoft.Data.Sqlite;

namespace Synth.Cluster.Tests.Processes;

/// <summary>A small source: accounts with bookings, some of which lead to another account.</summary>
internal static class LedgerTables
{
    private const string Sql = """
        CREATE TABLE account (id INTEGER PRIMARY KEY, opened DATE NOT NULL, kind VARCHAR(20));
        CREATE TABLE booking (
            id INTEGER PRIMARY KEY, account INTEGER NOT NULL REFERENCES account (id), other INTEGER REFERENCES account (id),
            cents INTEGER NOT NULL, booked DATE NOT NULL);
        CREATE INDEX booking_account ON booking (account);
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150)
        INSERT INTO account
        SELECT i, date('2020-01-01', (i * 7 % 900) || ' days'), CASE i % 7 WHEN 0 THEN NULL ELSE 'kind ' || (i % 5) END FROM n;
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)
        INSERT INTO booking
        SELECT i, 1 + i % 150, CASE i % 3 WHEN 0 THEN 1 + i * 31 % 150 END, i * 37 % 5000, date('2023-01-01', (i * 11 % 700) || ' days')
        FROM n;
        """;

    /// <summary>Makes the source's file.</summary>
    public static void Create(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }
}
