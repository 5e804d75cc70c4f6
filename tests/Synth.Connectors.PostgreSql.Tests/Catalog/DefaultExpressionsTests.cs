using Synth.Connectors.PostgreSql.Catalog;
using Synth.Schema;
using Xunit;

namespace Synth.Connectors.PostgreSql.Tests.Catalog;

public sealed class DefaultExpressionsTests
{
    [Theory]
    [InlineData("'new'::text", "text", "new", true)]
    [InlineData("'it''s'::character varying", "character varying(20)", "it's", true)]
    [InlineData("'x'::bpchar", "character(3)", "x", true)]
    [InlineData("'2024-01-01 00:00:00'::timestamp without time zone", "timestamp(3) without time zone", "2024-01-01 00:00:00", true)]
    [InlineData("'happy'::shop.mood", "shop.mood", "happy", true)]
    [InlineData("true", "boolean", "true", false)]
    [InlineData("0.00", "numeric(5,2)", "0.00", false)]
    [InlineData("NULL::character varying", "character varying(5)", null, false)]
    public void Takes_constants_as_literals(string expression, string nativeType, string? text, bool isQuoted) =>
        Assert.Equal(new LiteralDefault(text, isQuoted), DefaultExpressions.Parse(expression, new TextType(), nativeType));

    [Theory]
    [InlineData("5", "5", null)]
    [InlineData("'-5'::integer", "-5", null)]
    [InlineData("'5000000000'::bigint", "5000000000", null)]
    [InlineData("'-1.5'::numeric", "-1.5", null)]
    [InlineData("'0'::smallint", "0", "'0'::smallint")]
    [InlineData("'0'::bigint", "0", "'0'::bigint")]
    [InlineData("(-1.5)", "-1.5", "(-1.5)")]
    public void Numbers_are_bare_and_keep_the_spelling_that_a_bare_one_would_not_get(string expression, string text, string? spelling) =>
        Assert.Equal(
            new LiteralDefault(text, IsQuoted: false) { Spelling = spelling },
            DefaultExpressions.Parse(expression, new IntegerType(64), "bigint"));

    [Fact]
    public void A_text_of_another_type_than_the_columns_keeps_its_spelling() =>
        Assert.Equal(
            new LiteralDefault("x", IsQuoted: true) { Spelling = "'x'::text" },
            DefaultExpressions.Parse("'x'::text", new TextType(9), "character varying(9)"));

    [Fact]
    public void A_null_of_another_type_than_the_columns_is_an_expression() =>
        Assert.Equal(new ExpressionDefault("NULL::text"), DefaultExpressions.Parse("NULL::text", new TextType(9), "character varying(9)"));

    [Theory]
    [InlineData("now()")]
    [InlineData("CURRENT_TIMESTAMP")]
    [InlineData("('a'::text || 'b'::text)")]
    [InlineData("'a'::text || 'b'::text")]
    [InlineData("(('now'::text)::date)::text")]
    public void Takes_everything_else_as_an_expression(string expression) =>
        Assert.Equal(new ExpressionDefault(expression), DefaultExpressions.Parse(expression, new TextType(), "text"));
}
