using CsCheck;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Synth.Schema;
using Synth.Schema.Expressions;
using Synth.Testing;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.SqlServer.Tests;

/// <summary>What becomes of conditions and values of PostgreSQL, whose catalog spells all of them out.</summary>
public sealed class SqlServerExpressionsTests
{
    private static readonly ValueList<Column> Columns =
    [
        Nullable("n", new IntegerType(32)),
        Nullable("d", new DecimalType(10, 2)),
        Nullable("t", new TextType(40)),
        Nullable("b", new BooleanType()),
        Nullable("on", new DateType()),
    ];

    private static readonly ExpressionTranslator Translator = new(
        new DatabaseSchema { Engine = "postgresql", Tables = [] }, SqlServerExpressions.Instance);

    [Theory]
    [InlineData("((n >= 0) AND (n < 10))", "[n] >= 0 AND [n] < 10")]
    [InlineData("((n = 1) OR (NOT (d > 2.5)))", "[n] = 1 OR (NOT ([d] > 2.5))")]
    [InlineData("(n = ANY (ARRAY[1, 2, 3]))", "[n] IN (1, 2, 3)")]
    [InlineData("((d >= 1.0) AND (d <= 2.0))", "[d] >= 1.0 AND [d] <= 2.0")]
    [InlineData("(t IS NOT NULL)", "[t] IS NOT NULL")]
    [InlineData("((t)::text ~~ 'a[%'::text)", "([t]) COLLATE Latin1_General_100_BIN2 LIKE N'a[[]%'")]
    [InlineData("((t)::text ~~* 'a%'::text)", "([t]) COLLATE Latin1_General_100_CI_AS LIKE N'a%'")]
    [InlineData("((t)::text = 'it''s'::text)", "([t]) COLLATE Latin1_General_100_BIN2 = N'it''s'")]
    [InlineData("b", "[b] = 1")]
    public void Says_conditions_in_the_servers_words(string condition, string expected)
    {
        var translated = Translator.Condition(condition, Columns, Find);
        Assert.Equal(expected, translated.Sql);
        AssertUnderstood(translated.Sql!);
    }

    [Theory]
    [InlineData("length((t)::text)", "(LEN([t] + N'.') - 1)")]
    [InlineData("lower((t)::text)", "LOWER([t])")]
    [InlineData("TRIM(BOTH FROM t)", "LTRIM(RTRIM([t]))")]
    [InlineData("\"substring\"((t)::text, 2, 3)", "SUBSTRING([t], 2, 3)")]
    [InlineData("\"substring\"((t)::text, 2)", "SUBSTRING([t], 2, 2147483647)")]
    [InlineData("COALESCE(n, 0)", "COALESCE([n], 0)")]
    [InlineData("abs(n)", "ABS([n])")]
    [InlineData("round(d, 1)", "ROUND([d], 1)")]
    [InlineData("(n / 2)", "[n] / 2")]
    [InlineData("CASE WHEN (n > 0) THEN 1 ELSE 0 END", "CASE WHEN [n] > 0 THEN 1 ELSE 0 END")]
    public void Says_values_in_the_servers_words(string value, string expected)
    {
        var translated = Translator.Value(value, Columns, Find);
        Assert.Equal(expected, translated.Sql);
        AssertUnderstood($"{translated.Sql} IS NULL");
    }

    [Theory]
    [InlineData("my_function(n)")]
    [InlineData("(t ~ '^a+$'::text)")]
    [InlineData("(\"on\" + 1)")]
    [InlineData("(d)::integer")]
    public void Leaves_out_what_could_come_to_something_else(string value)
    {
        var translated = Translator.Value(value, Columns, Find);
        Assert.Null(translated.Sql);
        Assert.NotEmpty(translated.Remark);
    }

    [Fact]
    public void Every_condition_that_it_spells_is_one_to_Microsofts_parser()
    {
        var binder = new ExpressionBinder(SqlSyntax.SqlServer, RandomExpressions.Columns);
        var spelled = 0;
        RandomExpressions.Condition.Sample(
            condition =>
            {
                var renderer = new ExpressionRenderer(
                    SqlServerExpressions.Instance, binder.Types, name => RandomExpressions.Columns.First(column => column.Name == name));
                var sql = renderer.Condition(condition);
                if (renderer.Obstacles.Count == 0)
                {
                    Interlocked.Increment(ref spelled);
                    AssertUnderstood(sql);
                }
            },
            iter: 500);
        Assert.True(spelled > 100, $"Only {spelled} conditions have a form.");
    }

    private static Column Find(string name) => Columns.First(column => column.Name == name);

    private static void AssertUnderstood(string condition)
    {
        new TSql130Parser(initialQuotedIdentifiers: true).ParseBooleanExpression(new StringReader(condition), out var errors);
        Assert.True(errors.Count == 0, $"{condition}: {errors.FirstOrDefault()?.Message}");
    }
}
