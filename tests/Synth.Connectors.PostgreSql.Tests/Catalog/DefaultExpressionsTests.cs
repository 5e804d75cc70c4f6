using Synth.Connectors.PostgreSql.Catalog;
using Synth.Schema;
using Xunit;

namespace Synth.Connectors.PostgreSql.Tests.Catalog;

public sealed class DefaultExpressionsTests
{
    [Theory]
    [InlineData("'new'::text", "new", true)]
    [InlineData("'it''s'::character varying", "it's", true)]
    [InlineData("'happy'::shop.mood", "happy", true)]
    [InlineData("true", "true", false)]
    [InlineData("0.00", "0.00", false)]
    [InlineData("(-1.5)", "-1.5", false)]
    [InlineData("NULL::character varying", null, false)]
    public void Takes_constants_as_literals(string expression, string? text, bool isQuoted) =>
        Assert.Equal(new LiteralDefault(text, isQuoted), DefaultExpressions.Parse(expression, new TextType()));

    [Fact]
    public void Takes_the_quotes_off_numbers() =>
        Assert.Equal(new LiteralDefault("-5", IsQuoted: false), DefaultExpressions.Parse("'-5'::integer", new IntegerType(32)));

    [Theory]
    [InlineData("now()")]
    [InlineData("CURRENT_TIMESTAMP")]
    [InlineData("('a'::text || 'b'::text)")]
    [InlineData("'a'::text || 'b'::text")]
    [InlineData("(('now'::text)::date)::text")]
    public void Takes_everything_else_as_an_expression(string expression) =>
        Assert.Equal(new ExpressionDefault(expression), DefaultExpressions.Parse(expression, new TextType()));
}
