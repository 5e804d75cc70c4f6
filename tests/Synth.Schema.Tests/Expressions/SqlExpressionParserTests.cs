using Synth.Schema.Expressions;
using Xunit;
using static Synth.Schema.Expressions.BinaryOperator;

namespace Synth.Schema.Tests.Expressions;

/// <summary>The spellings of the catalogs, and what they stand for.</summary>
public sealed class SqlExpressionParserTests
{
    private static readonly ColumnReference A = new("a");
    private static readonly ListTest OpenOrShut = new(new ColumnReference("status"), [new TextLiteral("open"), new TextLiteral("shut")]);

    [Theory]
    [InlineData(SqlSyntax.PostgreSql, "(a >= 0)")]
    [InlineData(SqlSyntax.PostgreSql, "((\"a\" >= (0)))")]
    [InlineData(SqlSyntax.SqlServer, "([a]>=(0))")]
    [InlineData(SqlSyntax.MySql, "(`a` >= 0)")]
    [InlineData(SqlSyntax.Sqlite, "a>=0")]
    [InlineData(SqlSyntax.Sqlite, "[a] >= 0")]
    [InlineData(SqlSyntax.Neutral, "`a` >= 0")]
    public void Every_dialect_spells_a_comparison_its_own_way(SqlSyntax syntax, string sql) =>
        Assert.Equal(new BinaryOperation(GreaterOrEqual, A, new NumberLiteral("0")), SqlExpressionParser.Parse(sql, syntax));

    [Theory]
    [InlineData(SqlSyntax.PostgreSql, "(status = ANY (ARRAY['open', 'shut']))")]
    [InlineData(SqlSyntax.PostgreSql, "status IN ('open', E'sh\\u0075t')", false)]
    [InlineData(SqlSyntax.MySql, "(`status` in (_utf8mb4'open',_utf8mb4'shut'))")]
    [InlineData(SqlSyntax.MySql, "(`status` in (_utf8mb4\\'open\\',_utf8mb4\\'shut\\'))")]
    [InlineData(SqlSyntax.MySql, "`status` in ('open',\"shut\")")]
    [InlineData(SqlSyntax.SqlServer, "[status] IN (N'open', 'shut')")]
    [InlineData(SqlSyntax.Sqlite, "status in ('open', 'shut')")]
    public void Lists_are_lists_whatever_they_are_called(SqlSyntax syntax, string sql, bool isKnown = true) =>
        Assert.Equal(isKnown ? OpenOrShut : null, SqlExpressionParser.Parse(sql, syntax));

    [Fact]
    public void Casts_of_postgresql_keep_their_types() => Assert.Equal(
        new ListTest(
            new CastExpression(new ColumnReference("status"), new TextType()),
            [new CastExpression(new TextLiteral("open"), new TextType()), new CastExpression(new TextLiteral("it's"), new TextType(10))]),
        SqlExpressionParser.Parse(
            "((status)::text = ANY ((ARRAY['open'::character varying, 'it''s'::character varying(10)])::text[]))", SqlSyntax.PostgreSql));

    [Theory]
    [InlineData(SqlSyntax.PostgreSql, "now()", SqlFunction.CurrentTimestamp)]
    [InlineData(SqlSyntax.PostgreSql, "CURRENT_TIMESTAMP(3)", SqlFunction.CurrentTimestamp)]
    [InlineData(SqlSyntax.PostgreSql, "CURRENT_DATE", SqlFunction.CurrentDate)]
    [InlineData(SqlSyntax.PostgreSql, "gen_random_uuid()", SqlFunction.NewUuid)]
    [InlineData(SqlSyntax.SqlServer, "(getdate())", SqlFunction.CurrentTimestamp)]
    [InlineData(SqlSyntax.SqlServer, "(sysutcdatetime())", SqlFunction.UtcTimestamp)]
    [InlineData(SqlSyntax.SqlServer, "(newid())", SqlFunction.NewUuid)]
    [InlineData(SqlSyntax.MySql, "current_timestamp(6)", SqlFunction.CurrentTimestamp)]
    [InlineData(SqlSyntax.MySql, "curdate()", SqlFunction.CurrentDate)]
    [InlineData(SqlSyntax.MySql, "uuid()", SqlFunction.NewUuid)]
    [InlineData(SqlSyntax.Sqlite, "CURRENT_TIMESTAMP", SqlFunction.UtcTimestamp)]
    [InlineData(SqlSyntax.Sqlite, "(datetime('now'))", SqlFunction.UtcTimestamp)]
    [InlineData(SqlSyntax.Sqlite, "date('now','localtime')", SqlFunction.CurrentDate)]
    public void Clocks_and_chance_are_told_apart(SqlSyntax syntax, string sql, SqlFunction function) =>
        Assert.Equal(new FunctionCall(function, []), SqlExpressionParser.Parse(sql, syntax));

    [Fact]
    public void A_quotient_is_cut_off_or_not_by_dialect()
    {
        Assert.Equal(new BinaryOperation(DivideExactly, A, A), SqlExpressionParser.Parse("`a` / `a`", SqlSyntax.MySql));
        Assert.Equal(new BinaryOperation(DivideWhole, A, A), SqlExpressionParser.Parse("`a` DIV `a`", SqlSyntax.MySql));
        Assert.Equal(new BinaryOperation(Divide, A, A), SqlExpressionParser.Parse("a / a", SqlSyntax.PostgreSql));
    }

    [Fact]
    public void Two_bars_join_texts_or_conditions_by_dialect()
    {
        Assert.Equal(new BinaryOperation(Concatenate, A, A), SqlExpressionParser.Parse("a || a", SqlSyntax.Sqlite));
        Assert.Equal(new BinaryOperation(Or, A, A), SqlExpressionParser.Parse("a || a", SqlSyntax.MySql));
        Assert.Equal(
            new BinaryOperation(Multiply, A, new BinaryOperation(Concatenate, A, A)),
            SqlExpressionParser.Parse("a * a || a", SqlSyntax.Sqlite));
        Assert.Equal(
            new BinaryOperation(Concatenate, new BinaryOperation(Multiply, A, A), A),
            SqlExpressionParser.Parse("a * a || a", SqlSyntax.PostgreSql));
        Assert.Null(SqlExpressionParser.Parse("[a] || [a]", SqlSyntax.SqlServer));
    }

    [Theory]
    [InlineData(SqlSyntax.PostgreSql, "a ~~ 'x%'", false)]
    [InlineData(SqlSyntax.PostgreSql, "a ~~* 'x%'", true)]
    [InlineData(SqlSyntax.Sqlite, "a LIKE 'x%'", true)]
    [InlineData(SqlSyntax.Sqlite, "a GLOB 'x*'", false)]
    [InlineData(SqlSyntax.SqlServer, "[a] like N'x%'", false)]
    public void Patterns_tell_letters_apart_by_dialect(SqlSyntax syntax, string sql, bool ignoresCase) =>
        Assert.Equal(new PatternTest(A, new TextLiteral("x%"), ignoresCase), SqlExpressionParser.Parse(sql, syntax));

    [Theory]
    [InlineData(SqlSyntax.SqlServer, "len([a])>(3)")]
    [InlineData(SqlSyntax.PostgreSql, "length(TRIM(TRAILING FROM a)) > 3")]
    public void The_length_of_sql_server_leaves_out_blanks_at_the_end(SqlSyntax syntax, string sql) => Assert.Equal(
        new BinaryOperation(
            Greater, new FunctionCall(SqlFunction.Length, [new FunctionCall(SqlFunction.TrimEnd, [A])]), new NumberLiteral("3")),
        SqlExpressionParser.Parse(sql, syntax));

    [Theory]
    [InlineData(SqlSyntax.MySql, "length(`a`) > 1")]
    [InlineData(SqlSyntax.PostgreSql, "a ~ '^x'")]
    [InlineData(SqlSyntax.PostgreSql, "a > 0 -- and more")]
    [InlineData(SqlSyntax.PostgreSql, "a IN (SELECT 1)")]
    [InlineData(SqlSyntax.PostgreSql, "a = b'1'")]
    [InlineData(SqlSyntax.Sqlite, "a = x'00'")]
    [InlineData(SqlSyntax.Sqlite, "a < b < c")]
    [InlineData(SqlSyntax.SqlServer, "CONVERT([date],[a],(120)) > '2024-01-01'")]
    [InlineData(SqlSyntax.Neutral, "'open")]
    [InlineData(SqlSyntax.Neutral, "")]
    public void What_is_beyond_the_core_is_refused_as_a_whole(SqlSyntax syntax, string sql) =>
        Assert.Null(SqlExpressionParser.Parse(sql, syntax));

    [Fact]
    public void Nesting_without_end_is_refused_and_not_followed()
    {
        Assert.Null(SqlExpressionParser.Parse(new string('(', 10_000) + "a" + new string(')', 10_000), SqlSyntax.Sqlite));
        Assert.Null(SqlExpressionParser.Parse(string.Concat(Enumerable.Repeat("NOT ", 10_000)) + "a", SqlSyntax.Sqlite));
    }
}
