using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.Sqlite.Tests.Catalog;

/// <summary>Dates that SQLite keeps in columns that are declared as text or as numbers.</summary>
public sealed class MomentTests
{
    private const string Database = """
        CREATE TABLE kept (
            blank TEXT, iso VARCHAR(30), offset_form TEXT, python TEXT, minutes TEXT, day TEXT, clock TEXT,
            created_at INTEGER, updatedAt BIGINT, stamp DATETIME);
        CREATE TABLE other (
            id INTEGER PRIMARY KEY, mixed TEXT, ended TEXT DEFAULT 'never', code INTEGER, created_at INTEGER, note TEXT, day TEXT,
            created_by INTEGER);
        CREATE TABLE days (day TEXT PRIMARY KEY, name TEXT);
        CREATE TABLE entries (day TEXT REFERENCES days, month TEXT);
        CREATE TABLE few (day TEXT);
        WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 11)
        INSERT INTO kept SELECT
            datetime('2024-01-01', i || ' days', i || ' minutes'),
            strftime('%Y-%m-%dT%H:%M:%fZ', '2024-01-01', i || ' days', (i / 8.0) || ' seconds'),
            datetime('2024-01-01', i || ' days') || '+00:00',
            datetime('2024-01-01', i || ' days') || CASE i % 3 WHEN 0 THEN '' ELSE '.00' || (1000 + i) END,
            strftime('%Y-%m-%d %H:%M', '2024-01-01', i || ' hours'), date('2024-01-01', i || ' days'),
            strftime('%H:%M', '2024-01-01', i || ' hours'), 1704067200 + 3600 * i, 1704067200123 + i, 1704067200 + i FROM n;
        WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 11)
        INSERT INTO other SELECT i, CASE i WHEN 5 THEN '5 May' ELSE date('2024-01-01', i || ' days') END, date('2024-01-01', i || ' days'),
            1704067200 + i, i, 'note ' || i, date('2024-01-01', i || ' days') || CASE i % 2 WHEN 0 THEN '' ELSE ' 10:00' END,
            1704067200 + i FROM n;
        WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 11)
        INSERT INTO days SELECT date('2024-01-01', i || ' days'), 'day ' || i FROM n;
        INSERT INTO entries SELECT day, day FROM days;
        INSERT INTO few VALUES ('2024-01-01'), ('2024-01-02');
        """;

    [Fact]
    public async Task Texts_and_numbers_that_are_all_dates_are_dates()
    {
        await using var source = new SqliteTestDatabase();
        await source.ExecuteAsync(Database);
        var schema = await SourceRead.SchemaAsync(new SqliteConnector(), source.Address);
        Assert.Equal(
            [
                (new TimestampType(0), null), (new TimestampType(3, IsInstant: true), "yyyy-MM-ddTHH:mm:ss"),
                (new TimestampType(0, IsInstant: true), "yyyy-MM-dd HH:mm:ss+00:00"), (new TimestampType(6), "yyyy-MM-dd HH:mm:ss[.f]"),
                (new TimestampType(0), "yyyy-MM-dd HH:mm"), (new DateType(), null), (new TimeType(0), "HH:mm"),
                (new TimestampType(0, IsInstant: true), "unixepoch"), (new TimestampType(3, IsInstant: true), "unixepoch ms"),
                (new TimestampType(0, IsInstant: true), "unixepoch"),
            ],
            schema.GetTable(new TableName("kept")).Columns.Select(column => ((ColumnType)column.Type, column.ValueForm)));
        Assert.DoesNotContain(schema.Issues, issue => issue.Subject.Contains("kept", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_always_a_date_or_refers_to_others_or_is_rare_stays_what_it_is_declared()
    {
        await using var source = new SqliteTestDatabase();
        await source.ExecuteAsync(Database);
        var schema = await SourceRead.SchemaAsync(new SqliteConnector(), source.Address);
        var (text, number) = ((ColumnType)new TextType(), (ColumnType)new IntegerType(64));
        Assert.Equal([number, text, text, number, number, text, text, number],
            schema.GetTable(new TableName("other")).Columns.Select(column => column.Type));
        Assert.Equal([text, text], schema.GetTable(new TableName("days")).Columns.Select(column => column.Type));
        Assert.Equal([text, new DateType()], schema.GetTable(new TableName("entries")).Columns.Select(column => column.Type));
        Assert.Equal([text], schema.GetTable(new TableName("few")).Columns.Select(column => column.Type));
    }

    [Fact]
    public async Task They_are_written_back_letter_for_letter()
    {
        await using var source = new SqliteTestDatabase();
        await using var target = new SqliteTestDatabase();
        await source.ExecuteAsync(Database);
        await SameEngineCloneTests.CloneAsync(source, target);
        const string All = "SELECT quote(blank) || quote(iso) || quote(offset_form) || quote(python) || quote(minutes) || quote(day) "
            + "|| quote(clock) || quote(created_at) || quote(updatedAt) || quote(stamp) FROM kept ORDER BY 1";
        Assert.Equal(await source.QueryAsync(All), await target.QueryAsync(All));
    }
}
