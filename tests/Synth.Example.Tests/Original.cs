using Microsoft.Data.Sqlite;

namespace Synth.Example.Tests;

/// <summary>Stands for the database that the application has in production.</summary>
internal static class Original
{
    /// <summary>Writes it and gives its path.</summary>
    public static async Task<string> WriteAsync(DirectoryInfo folder)
    {
        var path = Path.Combine(folder.FullName, "original.db");
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE customer (customer_id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE, since DATE NOT NULL);
            CREATE TABLE invoice (
                invoice_id INTEGER PRIMARY KEY,
                customer_id INTEGER NOT NULL REFERENCES customer (customer_id),
                issued DATE NOT NULL,
                cents INTEGER NOT NULL CHECK (cents > 0));
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 250)
            INSERT INTO customer SELECT i, 'customer' || i || '@example.org', date('2021-01-01', (i * 37 % 1200) || ' days') FROM n;
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)
            INSERT INTO invoice SELECT i, 1 + i * 13 % 250, date('2024-01-01', (i % 500) || ' days'), 100 + i * i % 9000 FROM n;
            """;
        await command.ExecuteNonQueryAsync();
        return path;
    }
}
