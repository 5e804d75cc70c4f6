using Microsoft.Data.Sqlite;
using Synth.Engine.Configuration;

namespace Synth.Server.Tests;

/// <summary>A folder with a small source, its configuration file, and a place for the store; removed at the end.</summary>
internal sealed class JobFolder : IDisposable
{
    public JobFolder()
    {
        File.WriteAllText(PathOf("shop.yaml"), $"source: \"sqlite:{PathOf("shop.db")}\"\ntarget: \"sqlite:{PathOf("copy.db")}\"\n");
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("synth-server-tests-").FullName;

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>A configuration with one job, <c>shop</c>.</summary>
    public ServeConfiguration Configuration(string schedule = TestDaemon.Never) => new()
    {
        Store = new ConfiguredDatabase($"sqlite:{PathOf("jobs.db")}"),
        Node = "here",
        Jobs = [Job("shop", schedule)],
    };

    public JobSettings Job(string name, string schedule) => new(name, PathOf("shop.yaml"), schedule);

    /// <summary>Writes the source: customers, who recommend each other, with their orders, and a table whose name is markup.</summary>
    public void AddSource()
    {
        using var connection = new SqliteConnection($"Data Source={PathOf("shop.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE customer (
                customer_id INTEGER PRIMARY KEY, name TEXT NOT NULL, since DATE NOT NULL,
                recommended_by INTEGER REFERENCES customer (customer_id));
            CREATE TABLE "order<img src=x onerror=alert(1)>" (
                order_id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customer (customer_id), amount INTEGER NOT NULL);
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
            INSERT INTO customer SELECT i, 'Customer ' || i, date('2020-01-01', (i * 37 % 1500) || ' days'), NULLIF(i / 4, 0) FROM n;
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 800)
            INSERT INTO "order<img src=x onerror=alert(1)>" SELECT i, 1 + i * 13 % 300, 10 + i * i % 90 FROM n;
            """;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
