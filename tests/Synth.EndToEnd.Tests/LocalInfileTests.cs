using Synth.Testing;
using Xunit;

namespace Synth.EndToEnd.Tests;

/// <summary>Targets whose server takes no files from clients: rows go by INSERT, which is said once.</summary>
[HardCase("H18")]
public sealed class LocalInfileTests(Engines engines) : IAsyncLifetime
{
    private const string Schema =
        """
        CREATE TABLE parent (id INTEGER PRIMARY KEY, name VARCHAR(40), made DATE);
        CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL, note TEXT, FOREIGN KEY (parent) REFERENCES parent (id));
        """;

    private MySqlServer? server;

    public async ValueTask InitializeAsync()
    {
        server = await MySqlServer.StartOwnAsync();
        await server.AdministerAsync("SET GLOBAL local_infile = 0");
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(EngineName.Sqlite, EngineName.MySql)]
    [InlineData(EngineName.MySql, EngineName.MySql)]
    public async Task Rows_are_inserted_where_the_server_takes_no_files(EngineName from, EngineName to)
    {
        var parents = string.Join(", ", Enumerable.Range(1, 60).Select(i => $"({i}, 'it''s \\ {i % 7}', '2024-02-{1 + (i % 28):00}')"));
        var children = string.Join(
            ", ", Enumerable.Range(1, 900).Select(i => $"({i}, {1 + (i % 60)}, {(i % 5 == 0 ? "NULL" : $"'{i}'")})"));
        await using var source = await engines.CreateAsync(
            from, $"{Schema} INSERT INTO parent VALUES {parents}; INSERT INTO child VALUES {children};");
        await using var target = new MySqlScratch(await server!.CreateDatabaseAsync(), _ => { });
        var result = await Clone.RunAsync(source, target);
        await CloneAssert.CompleteAsync(result, target);
        Assert.Equal(EngineName.MySql, to);
        Assert.Single(result.Ledger.Entries, entry => entry.Reason.Contains("local_infile is OFF", StringComparison.Ordinal));
    }
}
