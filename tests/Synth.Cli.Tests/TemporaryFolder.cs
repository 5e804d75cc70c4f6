using Microsoft.Data.Sqlite;

namespace Synth.Cli.Tests;

/// <summary>A folder of a test's own, removed with all that is in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("synth-cli-tests-").FullName;

    /// <summary>The names of what is in it, ordered.</summary>
    public IEnumerable<string> Names => Directory.EnumerateFileSystemEntries(Path)
        .Select(entry => System.IO.Path.GetFileName(entry)!).Order();

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Address(string name) => $"sqlite:{File(name)}";

    /// <summary>Writes a small library (200 readers in 8 cities, who borrow books) and gives its address.</summary>
    public string AddLibrary(string name = "library.db")
    {
        using var connection = new SqliteConnection($"Data Source={File(name)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE city (city_id INTEGER PRIMARY KEY, label TEXT NOT NULL UNIQUE);
            CREATE TABLE reader (
                reader_id INTEGER PRIMARY KEY, name TEXT NOT NULL, city_id INTEGER NOT NULL REFERENCES city (city_id), joined DATE NOT NULL);
            CREATE TABLE loan (
                reader_id INTEGER NOT NULL REFERENCES reader (reader_id), loan_no INTEGER NOT NULL, book TEXT, days INTEGER NOT NULL,
                PRIMARY KEY (reader_id, loan_no));
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 8)
            INSERT INTO city SELECT i, 'City ' || i FROM n;
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
            INSERT INTO reader SELECT i, 'Reader ' || i, 1 + i * 7 % 8, date('2020-01-01', (i * 37 % 1500) || ' days') FROM n;
            INSERT INTO loan SELECT reader_id, n.i, 'Book ' || (reader_id % 9), 1 + reader_id * n.i % 40
            FROM reader JOIN (SELECT 1 AS i UNION SELECT 2 UNION SELECT 3) AS n ON n.i <= 1 + reader_id % 3;
            """;
        command.ExecuteNonQuery();
        return Address(name);
    }

    /// <summary>Writes the same rows without any key being declared, and gives the address.</summary>
    public string AddUndeclaredLibrary()
    {
        AddLibrary("declared.db");
        using var connection = new SqliteConnection($"Data Source={File("undeclared.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            ATTACH '{File("declared.db")}' AS declared;
            CREATE TABLE cities (city_id INTEGER, label TEXT);
            CREATE TABLE readers (id INTEGER, name TEXT, city_id INTEGER, joined DATE);
            CREATE TABLE loans (reader_id INTEGER, loan_no INTEGER, book TEXT, days INTEGER);
            INSERT INTO cities SELECT * FROM declared.city;
            INSERT INTO readers SELECT * FROM declared.reader;
            INSERT INTO loans SELECT * FROM declared.loan;
            """;
        command.ExecuteNonQuery();
        return Address("undeclared.db");
    }

    /// <summary>Writes a warehouse whose orders and lines have keys of several columns, declared or not, and gives the address.</summary>
    public string AddWarehouse(bool isDeclared)
    {
        var name = isDeclared ? "warehouse.db" : "undeclared-warehouse.db";
        string Declared(string constraint) => isDeclared ? $", {constraint}" : "";
        using var connection = new SqliteConnection($"Data Source={File(name)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            CREATE TABLE sites (code TEXT NOT NULL, size INT NOT NULL{Declared("PRIMARY KEY (code)")});
            CREATE TABLE orders (site TEXT NOT NULL, order_no INT NOT NULL, weight INT NOT NULL
                {Declared("PRIMARY KEY (site, order_no), FOREIGN KEY (site) REFERENCES sites (code)")});
            CREATE TABLE order_lines (site TEXT NOT NULL, order_no INT NOT NULL, line_no INT NOT NULL, amount INT NOT NULL
                {Declared("PRIMARY KEY (site, order_no, line_no), FOREIGN KEY (site, order_no) REFERENCES orders (site, order_no)")});
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
            INSERT INTO sites SELECT printf('S-%03d', i), i * 37 % 11 FROM n;
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5)
            INSERT INTO orders SELECT code, n.i, size * n.i % 9 FROM sites, n;
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3)
            INSERT INTO order_lines SELECT site, order_no, n.i, weight + n.i % 2 FROM orders, n;
            """;
        command.ExecuteNonQuery();
        return Address(name);
    }

    /// <summary>The first column of what a query of a database in the folder returns, as texts.</summary>
    public IReadOnlyList<string> Query(string name, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File(name)};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
