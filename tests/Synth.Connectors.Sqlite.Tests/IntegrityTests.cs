using Synth.Schema;
using Synth.Testing;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.Sqlite.Tests;

/// <summary>What only SQLite lets one break: it does not enforce foreign keys while a run loads, nor its counters ever.</summary>
public sealed class IntegrityTests
{
    private static readonly SqliteConnector Connector = new();

    [Fact]
    public async Task Counts_rows_that_refer_to_nothing_by_key()
    {
        await using var database = new SqliteTestDatabase();
        await using var session = await Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        await session.BeginAsync(TargetRun.Marker, CancellationToken.None);
        var node = Table("node", Required("id", new IntegerType(64)),
            Nullable("left", new IntegerType(64)), Nullable("right", new IntegerType(64)))
            .WithKey("id").WithForeignKey("node", ("left", "id")).WithForeignKey("node", ("right", "id"));
        using var batch = BatchBuilder.Create(node, [1, null, 2], [2, 8, 9], [3, 1, 9]);
        var translation = await TargetRun.FillAsync(Connector, session, Database(node), _ => [batch]);
        var checks = await session.Verifier.VerifyAsync(translation.Schema, new Dictionary<TableName, long>(), CancellationToken.None);
        Assert.Equal([1, 2], checks.Where(check => check.Kind == IntegrityCheckKind.ForeignKey).Select(check => check.Violations));
    }

    [Fact]
    public async Task Notices_a_counter_behind_its_rows()
    {
        await using var database = new SqliteTestDatabase();
        await database.ExecuteAsync("""
            CREATE TABLE thing (id INTEGER PRIMARY KEY AUTOINCREMENT);
            INSERT INTO thing VALUES (10);
            UPDATE sqlite_sequence SET seq = 5;
            """);
        await using var session = await Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        var schema = await session.Catalog.ReadAsync(CancellationToken.None);
        var checks = await session.Verifier.VerifyAsync(schema, new Dictionary<TableName, long>(), CancellationToken.None);
        Assert.Equal(IntegrityCheckKind.Identity, Assert.Single(checks, check => !check.IsKept).Kind);
    }

    [Fact]
    public async Task Counts_by_key_also_where_another_key_leads_to_what_is_no_key()
    {
        await using var database = new SqliteTestDatabase();
        await database.ExecuteAsync("""
            PRAGMA foreign_keys = OFF;
            CREATE TABLE parent (id INTEGER PRIMARY KEY, code TEXT COLLATE NOCASE UNIQUE, other INT);
            CREATE TABLE child (id INTEGER PRIMARY KEY, code TEXT REFERENCES parent (code), other INT REFERENCES parent (other),
                gone INT REFERENCES missing (id));
            INSERT INTO parent VALUES (1, 'a', 1), (2, 'b', 2);
            INSERT INTO child VALUES (1, 'A', 1, 1), (2, 'c', 3, 1), (3, NULL, 1, NULL), (4, 'd', 9, 2);
            """);
        await using var session = await Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        var schema = await session.Catalog.ReadAsync(CancellationToken.None);
        var checks = await session.Verifier.VerifyAsync(schema, new Dictionary<TableName, long>(), CancellationToken.None);
        Assert.Equal(2, Assert.Single(checks, check => check.Kind == IntegrityCheckKind.ForeignKey).Violations);
    }

    [Fact]
    public async Task The_next_row_of_an_application_gets_a_free_number()
    {
        await using var database = new SqliteTestDatabase();
        var thing = Table("thing", Required("id", new IntegerType(64)) with
        {
            Identity = new Identity(IdentityKind.Always),
        }, Nullable("name", new TextType())).WithKey("id");
        using var batch = BatchBuilder.Create(thing, [41, "a"], [7, "b"]);
        await TargetRun.WriteAsync(Connector, database.Address, Database(thing), _ => [batch]);
        await database.ExecuteAsync("INSERT INTO thing (name) VALUES ('c')");
        Assert.Contains("42 | 'c'", await SourceRead.RowsAsync(Connector, database.Address, thing.Name));
    }
}
