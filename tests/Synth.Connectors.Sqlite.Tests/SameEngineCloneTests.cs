using Dapper;
using Microsoft.Data.Sqlite;
using Synth.Connectors.Sqlite.Ddl;
using Synth.Connectors.Sqlite.Sessions;
using Synth.Data;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.Sqlite.Tests;

/// <summary>SQLite to SQLite loses nothing: the same statements, and every value in its own storage class.</summary>
public sealed class SameEngineCloneTests
{
    private const string OddDatabase = """
        CREATE TABLE plain (id INTEGER PRIMARY KEY, note TEXT COLLATE NOCASE);
        CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT, v);
        CREATE TABLE firm (code TEXT NOT NULL, n INT NOT NULL, any_thing ANY, PRIMARY KEY (code, n)) STRICT, WITHOUT ROWID;
        CREATE TABLE "select ""quoted"" 😀" ([from where] INT, `tick` VARCHAR(3), 'string' CHAR(9));
        CREATE TABLE computed (a INT, b INT, s INT GENERATED ALWAYS AS (a + b) STORED, v AS (a || ',)' || b));
        CREATE TABLE mixed (anything, number NUMERIC, whole INTEGER, made DATETIME, label TEXT, flag BOOLEAN, data BLOB);
        CREATE TABLE moments (d DATE, t TIME, hm TIME, ts TIMESTAMP, iso DATETIME, utc DATETIME, fraction DATETIME, minutes DATETIME, epoch TIMESTAMP, day DATETIME);
        CREATE TABLE amounts (a NUMERIC(9,2), b DECIMAL(18,4), c NUMERIC, d REAL, e FLOAT(24), f NUMERIC(20,0));
        CREATE TABLE child (p REFERENCES plain, q TEXT, r INT, CONSTRAINT far FOREIGN KEY (q, r) REFERENCES firm DEFERRABLE INITIALLY DEFERRED);
        CREATE INDEX by_expression ON mixed (lower(label), whole DESC) WHERE label IS NOT NULL;
        CREATE UNIQUE INDEX one_note ON plain (note COLLATE BINARY);
        CREATE VIEW later AS SELECT * FROM plain;
        CREATE TRIGGER stop AFTER DELETE ON plain BEGIN SELECT raise(ABORT, 'no; really'); END;
        INSERT INTO plain VALUES (-5, 'Ünï'), (9223372036854775807, ''), (0, NULL);
        INSERT INTO counted (v) VALUES (1), ('1'), (1.0), (x'31'), (NULL), ('it''s'), (x''), (9e999), (-9e999), (0.1), (1e300);
        INSERT INTO firm VALUES ('a', 1, 'text'), ('a', 2, 2.0), ('b', 1, x'00');
        INSERT INTO "select ""quoted"" 😀" VALUES (1, 'abc', 'x'), (NULL, 'longer than it says', '');
        INSERT INTO computed (a, b) VALUES (1, 2), (NULL, 3);
        INSERT INTO mixed VALUES (1, 1, 1, '2020-01-01', 'x', 1, x'01'), ('a', 1.5, 2.5, 1577836800, x'78', 2, 'x'), (NULL, 'n', 'w', 2458849.5, NULL, 'true', 5);
        INSERT INTO moments VALUES ('0001-01-01', '23:59:59', '14:30', '2024-02-29 12:00:00', '2024-02-29T12:00:00', '2024-02-29T12:00:00Z', '2024-02-29 12:00:00.120', '2024-02-29 12:05', 1709208000, '2024-02-29');
        INSERT INTO moments VALUES ('9999-12-31', '00:00:00', '00:00', '1999-12-31 23:59:59', '0001-01-01T00:00:00', '1970-01-01T00:00:00Z', '2024-02-29 12:00:00.000', '0001-01-01 00:00', 0, '0001-01-01');
        INSERT INTO amounts VALUES (18.5, 0.0001, 1.25, 1, 0.5, 99999999999999999999), (1e6, -3, 7, 0.1, 0.1, 5), (0.3, 123456789012.3456, 1e40, -0.0, 3, -5);
        INSERT INTO child VALUES (-5, 'a', 2), (NULL, NULL, 7);
        """;

    [Theory]
    [InlineData("UTF-8")]
    [InlineData("UTF-16le")]
    public async Task Clones_an_odd_database_value_for_value(string encoding)
    {
        await using var source = new SqliteTestDatabase();
        await using var target = new SqliteTestDatabase();
        await source.ExecuteAsync($"PRAGMA encoding = '{encoding}';" + OddDatabase);
        await CloneAsync(source, target);
        Assert.Equal(await DumpAsync(source), await DumpAsync(target));
    }

    // Applications ask the file for the version of its schema before they open it, and would migrate a clone once more.
    [Fact]
    public async Task Keeps_what_applications_write_into_the_head_of_the_file()
    {
        await using var source = new SqliteTestDatabase();
        await using var target = new SqliteTestDatabase();
        await source.ExecuteAsync("CREATE TABLE t (a INT); PRAGMA user_version = 17; PRAGMA application_id = -252006675;");
        await CloneAsync(source, target);
        await using var connection = SqliteFile.Connection(target.Path, SqliteOpenMode.ReadOnly);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        Assert.Equal(17, await connection.QuerySingleAsync<long>("PRAGMA user_version"));
        Assert.Equal(-252006675, await connection.QuerySingleAsync<long>("PRAGMA application_id"));
    }

    [Fact]
    public async Task Indexes_of_words_are_built_of_the_rows_that_they_are_over()
    {
        await using var source = new SqliteTestDatabase();
        await using var target = new SqliteTestDatabase();
        await source.ExecuteAsync("""
            CREATE TABLE post (id INTEGER PRIMARY KEY, body TEXT);
            CREATE VIRTUAL TABLE words USING fts5 (body, content='post', content_rowid='id');
            CREATE VIRTUAL TABLE own USING fts5 (body);
            CREATE VIRTUAL TABLE boxes USING rtree (id, x0, x1);
            CREATE TRIGGER post_added AFTER INSERT ON post BEGIN INSERT INTO words (rowid, body) VALUES (new.id, new.body); END;
            INSERT INTO post VALUES (1, 'a blue bird'), (2, 'a red fox');
            INSERT INTO own VALUES ('secret words');
            INSERT INTO boxes VALUES (1, 0, 1);
            """);
        await CloneAsync(source, target);
        Assert.Equal(await DefinitionsAsync(source), await DefinitionsAsync(target));
        await using var connection = SqliteFile.Connection(target.Path, SqliteOpenMode.ReadWrite);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync("INSERT INTO post VALUES (3, 'a blue whale'); INSERT INTO words (words) VALUES ('integrity-check')");
        Assert.Equal([1L, 3L], await connection.QueryAsync<long>("SELECT rowid FROM words WHERE words MATCH 'blue' ORDER BY rowid"));
        Assert.Equal(0, await connection.QuerySingleAsync<long>("SELECT (SELECT count(*) FROM own) + (SELECT count(*) FROM boxes)"));
    }

    [Fact]
    public async Task Rows_that_a_module_keeps_by_itself_are_in_the_ledger()
    {
        await using var source = new SqliteTestDatabase();
        await source.ExecuteAsync("""
            CREATE TABLE post (id INTEGER PRIMARY KEY, body TEXT);
            CREATE VIRTUAL TABLE words USING fts5 (body, content='post');
            CREATE VIRTUAL TABLE own USING fts5 (body);
            """);
        var schema = await SourceRead.SchemaAsync(new SqliteConnector(), source.Address);
        var ledger = SameEngine.Translate(schema).Ledger;
        Assert.Equal(["rows of virtual table own"], ledger.Entries
            .Where(entry => entry.Outcome == LedgerOutcome.Skipped).Select(entry => entry.Subject));
        Assert.Contains(ledger.Entries, entry => entry is { Outcome: LedgerOutcome.Recreated, Subject: "virtual table words" });
    }

    [Fact]
    public async Task A_virtual_table_of_a_module_that_is_not_here_is_left_out_and_said()
    {
        var schema = new DatabaseSchema
        {
            Engine = SqliteConnector.EngineName,
            Tables = [SchemaBuilder.Table("t", SchemaBuilder.Required("a", new IntegerType(64)))],
            Objects =
            [
                new EngineObject("virtual table", new TableName("far"), "CREATE VIRTUAL TABLE far USING no_such_module (a)")
                    { Placement = RoutinePlacement.AfterTables },
            ],
        };
        await using var target = new SqliteTestDatabase();
        await using var session = await new SqliteConnector().OpenTargetAsync(target.Address, TestContext.Current.CancellationToken);
        await session.BeginAsync(TargetRun.Marker, TestContext.Current.CancellationToken);
        await TargetRun.FillAsync(new SqliteConnector(), session, schema);
        await session.PublishAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["virtual table far"], session.SchemaWriter.LeftOut.Select(entry => entry.Subject));
    }

    [Fact]
    public async Task A_primary_key_with_nulls_stays_and_is_a_unique_key_elsewhere()
    {
        await using var source = new SqliteTestDatabase();
        await using var target = new SqliteTestDatabase();
        await source.ExecuteAsync("""
            CREATE TABLE thing (name TEXT PRIMARY KEY, n INT);
            CREATE TABLE part (id INTEGER PRIMARY KEY, thing TEXT REFERENCES thing);
            INSERT INTO thing VALUES ('a', 1), (NULL, 2), (NULL, 3);
            INSERT INTO part VALUES (1, 'a'), (2, NULL);
            """);
        var schema = await SourceRead.SchemaAsync(new SqliteConnector(), source.Address);
        var thing = schema.GetTable(new TableName("thing"));
        Assert.Null(thing.PrimaryKey);
        Assert.Equal([new UniqueConstraint(null, ["name"])], thing.UniqueConstraints);
        Assert.Equal(["name"], schema.GetTable(new TableName("part")).ForeignKeys.Single().ReferencedColumns);
        Assert.Contains(schema.Issues, issue => issue.Subject == "primary key of table thing");
        await CloneAsync(source, target);
        Assert.Equal(await DefinitionsAsync(source), await DefinitionsAsync(target));
    }

    [Fact]
    public async Task Types_are_chosen_by_what_is_there()
    {
        await using var source = new SqliteTestDatabase();
        await source.ExecuteAsync(OddDatabase);
        var schema = await SourceRead.SchemaAsync(new SqliteConnector(), source.Address);
        var mixed = schema.GetTable(new TableName("mixed"));
        Assert.Equal(new UnsupportedType(), mixed.FindColumn("anything")!.Type);
        var moments = schema.GetTable(new TableName("moments"));
        Assert.Equal(
            [
                (new DateType(), null), (new TimeType(0), null), (new TimeType(0), "HH:mm"), (new TimestampType(0), null),
                (new TimestampType(0), "yyyy-MM-ddTHH:mm:ss"),
                (new TimestampType(0, IsInstant: true), "yyyy-MM-ddTHH:mm:ss"), (new TimestampType(3), null),
                (new TimestampType(0), "yyyy-MM-dd HH:mm"), (new IntegerType(64), null), (new DateType(), null),
            ],
            moments.Columns.Select(column => (column.Type, column.ValueForm)));
        Assert.Equal(new TextType(), schema.Tables.Single(table => table.Name.Name.StartsWith("select", StringComparison.Ordinal))
            .FindColumn("tick")!.Type);
        Assert.Contains(schema.Issues, issue => issue.Subject == "table mixed, column flag");
        Assert.DoesNotContain(schema.Issues, issue => issue.Message.Contains("1577836800", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rounds_binary_noise_in_decimals_away()
    {
        await using var source = new SqliteTestDatabase();
        await source.ExecuteAsync("CREATE TABLE noisy (a NUMERIC(9,2)); INSERT INTO noisy VALUES (0.1 + 0.2), (1.1 * 3); CREATE TABLE "
            + "finer (a NUMERIC(9,2)); INSERT INTO finer VALUES (0.125)");
        var schema = await SourceRead.SchemaAsync(new SqliteConnector(), source.Address);
        Assert.Equal(new DecimalType(9, 2), schema.GetTable(new TableName("noisy")).Columns[0].Type);
        Assert.Equal(["30", "330"], await SourceRead.RowsAsync(new SqliteConnector(), source.Address, new TableName("noisy")));
        Assert.Equal(new FloatType(64), schema.GetTable(new TableName("finer")).Columns[0].Type);
    }

    [Fact]
    public async Task Describes_what_only_the_text_says()
    {
        await using var source = new SqliteTestDatabase();
        await source.ExecuteAsync(OddDatabase);
        var schema = await SourceRead.SchemaAsync(new SqliteConnector(), source.Address);
        Assert.Equal("NOCASE", schema.GetTable(new TableName("plain")).FindColumn("note")!.Collation);
        Assert.Null(schema.GetTable(new TableName("plain")).FindColumn("id")!.Identity);
        Assert.Equal(new Identity(IdentityKind.AutoIncrement), schema.GetTable(new TableName("counted")).FindColumn("id")!.Identity);
        Assert.Equal(["STRICT", "WITHOUT ROWID"], schema.GetTable(new TableName("firm")).Options);
        Assert.Equal(new GeneratedColumn("a || ',)' || b", IsStored: false),
            schema.GetTable(new TableName("computed")).FindColumn("v")!.Generated);
        var keys = schema.GetTable(new TableName("child")).ForeignKeys;
        Assert.Equal([new("p", "id")], keys[0].Columns);
        Assert.Equal("far", keys[1].Name);
        Assert.Equal([new("q", "code"), new("r", "n")], keys[1].Columns);
        Assert.Equal(Deferrability.InitiallyDeferred, keys[1].Deferrability);
        var index = Assert.Single(schema.GetTable(new TableName("mixed")).Indexes);
        Assert.Equal([new(null, "lower(label)"), new("whole", IsDescending: true)], index.Keys);
        Assert.Equal("label IS NOT NULL", index.Filter);
    }

    internal static async Task CloneAsync(SqliteTestDatabase source, SqliteTestDatabase target)
    {
        var connector = new SqliteConnector();
        await using var session = await connector.OpenSourceAsync(source.Address, CancellationToken.None);
        var schema = await session.Catalog.ReadAsync(CancellationToken.None);
        var batches = new Dictionary<TableName, List<RecordBatch>>();
        foreach (var table in schema.Tables)
        {
            batches.Add(table.Name, await session.Tables.ReadAsync(table, 2, CancellationToken.None).ToListAsync());
        }

        await TargetRun.WriteAsync(connector, target.Address, schema, table => batches[table.Name]);
    }

    private static async Task<IReadOnlyList<string>> DefinitionsAsync(SqliteTestDatabase database)
    {
        await using var connection = SqliteFile.Connection(database.Path, SqliteOpenMode.ReadOnly);
        await connection.OpenAsync();
        var texts = await connection.QueryAsync<string>("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name <> 'synth_run'");
        return [.. texts.Order(StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<string>> DumpAsync(SqliteTestDatabase database)
    {
        await using var connection = SqliteFile.Connection(database.Path, SqliteOpenMode.ReadOnly);
        await connection.OpenAsync();
        var lines = (await connection.QueryAsync<string>("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name <> 'synth_run'"))
            .ToList();
        foreach (var table in (await connection.QueryAsync<string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> "
            + "'synth_run'")).ToList())
        {
            var columns = await connection.QueryAsync<string>("SELECT name FROM pragma_table_xinfo(@table)", new { table });
            var row = string.Join(" || ',' || ",
                columns.Select(column =>
                    $"typeof({SqliteDialect.Instance.Identifier(column)}) || quote({SqliteDialect.Instance.Identifier(column)})"));
            lines.AddRange((await connection.QueryAsync<string>($"SELECT {row} FROM {SqliteDialect.Instance.Identifier(table)}"))
                .Select(text => $"{table}: {text}"));
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
