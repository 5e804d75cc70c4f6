using System.Globalization;
using CsCheck;
using Synth.Connectors;
using Synth.Connectors.MySql;
using Synth.Connectors.PostgreSql;
using Synth.Connectors.Sqlite;
using Synth.Schema.Expressions;
using Synth.Testing;
using Xunit;

namespace Synth.EndToEnd.Tests;

/// <summary>Random conditions come to the same in every engine, row by row: true, false or unknown.</summary>
public sealed class ExpressionMeaningTests(Engines engines)
{
    private const int RowCount = 40;
    private const int ExpressionsInOneQuery = 50;
    private const string Seed = "0N0XIzNsQ0O2";

    [Fact]
    public async Task A_condition_means_the_same_in_sqlite_and_postgresql()
    {
        await using var sqlite = await engines.CreateAsync(EngineName.Sqlite);
        await using var postgresql = await engines.CreateAsync(EngineName.PostgreSql);
        var rows = Draw(RandomExpressions.Row, RowCount);
        await sqlite.ExecuteAsync(Create("VARCHAR(20)", "BOOLEAN") + Insert(rows, isSqlite: true));
        await postgresql.ExecuteAsync(Create("varchar(20)", "boolean") + Insert(rows, isSqlite: false));
        foreach (var expressions in Draw(RandomExpressions.Condition, 600).Chunk(ExpressionsInOneQuery))
        {
            var expected = await postgresql.QueryAsync(Query(PostgreSqlExpressions.Instance, expressions));
            var actual = await sqlite.QueryAsync(Query(SqliteExpressions.Instance, expressions));
            foreach (var (number, expression) in expressions.Index())
            {
                Assert.True(
                    expected.Select(row => row[number]).SequenceEqual(actual.Select(row => row[number])),
                    $"{Spell(PostgreSqlExpressions.Instance, expression)} comes to something else as "
                    + $"{Spell(SqliteExpressions.Instance, expression)}");
            }
        }
    }

    [Fact]
    public async Task A_condition_means_the_same_in_mariadb_and_postgresql()
    {
        await using var mariadb = await engines.CreateAsync(EngineName.MySql);
        await using var postgresql = await engines.CreateAsync(EngineName.PostgreSql);
        var rows = Draw(RandomExpressions.Row, RowCount);
        await mariadb.ExecuteAsync(Create("varchar(20) COLLATE utf8mb4_nopad_bin", "boolean", "longtext COLLATE utf8mb4_nopad_bin", '`')
            + Insert(rows, isSqlite: false));
        await postgresql.ExecuteAsync(Create("varchar(20)", "boolean") + Insert(rows, isSqlite: false));
        var conditions = Draw(RandomExpressions.Condition, 600)
            .Where(condition => !condition.All().OfType<PatternTest>().Any(pattern => pattern.IgnoresCase)).ToArray();
        Assert.InRange(conditions.Length, 300, 600);
        foreach (var expressions in conditions.Chunk(ExpressionsInOneQuery))
        {
            var expected = await postgresql.QueryAsync(Query(PostgreSqlExpressions.Instance, expressions));
            var actual =
                await mariadb.QueryAsync($"SELECT concat({Columns(MySqlExpressions.Instance, expressions, ", ")}) FROM r ORDER BY n");
            foreach (var (number, expression) in expressions.Index())
            {
                Assert.True(
                    expected.Select(row => row[number]).SequenceEqual(actual.Select(row => row[number])),
                    $"{Spell(PostgreSqlExpressions.Instance, expression)} comes to something else as "
                    + $"{Spell(MySqlExpressions.Instance, expression)}");
            }
        }
    }

    private static T[] Draw<T>(Gen<T> gen, int count)
    {
        var drawn = Array.Empty<T>();
        gen.Array[count].Sample(values => { drawn = values; }, iter: 1, threads: 1, seed: Seed);
        Assert.Equal(count, drawn.Length);
        return drawn;
    }

    private static string Create(string text, string boolean, string longText = "text", char quote = '"') =>
        $"CREATE TABLE r (i integer, j integer, d numeric(10,2), {quote}Label{quote} {longText}, s {text}, b {boolean}, day date, "
        + $"{quote}end day{quote} date, n integer);";

    private static string Insert(object?[][] rows, bool isSqlite) =>
        $"INSERT INTO r VALUES {string.Join(", ", rows.Select((row, number) => $"({Literals(row, isSqlite)}, {number})"))};";

    private static string Literals(object?[] row, bool isSqlite) => string.Join(", ", row.Select(value => Literal(value, isSqlite)));

    private static string Literal(object? value, bool isSqlite) => value switch
    {
        null => "NULL",
        bool flag => isSqlite ? (flag ? "1" : "0") : flag ? "true" : "false",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        DateOnly day => $"'{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Query(ExpressionDialect dialect, SqlExpression[] expressions) =>
        $"SELECT {Columns(dialect, expressions, " || ")} FROM r ORDER BY n";

    private static string Columns(ExpressionDialect dialect, SqlExpression[] expressions, string separator) => string.Join(
        separator,
        expressions.Select(expression =>
            $"CASE WHEN {Spell(dialect, expression)} THEN 't' WHEN NOT ({Spell(dialect, expression)}) THEN 'f' ELSE '?' END"));

    private static string Spell(ExpressionDialect dialect, SqlExpression expression)
    {
        var types = new ExpressionTypes(name => RandomExpressions.Columns.First(column => column.Name == name).Type);
        var renderer = new ExpressionRenderer(dialect, types, name => RandomExpressions.Columns.First(column => column.Name == name));
        var sql = renderer.Condition(expression);
        Assert.Empty(renderer.Obstacles);
        return sql;
    }
}
