using CsCheck;
using Synth.Schema;
using Xunit;

namespace Synth.Connectors.Tests;

public sealed class SqlDialectTests
{
    private static readonly BracketDialect Dialect = new();

    [Fact]
    public void A_literal_ends_where_the_text_ends() =>
        Gen.String[Gen.Char["a'\\\" "], 0, 10].Sample(text =>
        {
            var literal = Dialect.Literal(text);
            Assert.Equal(text, literal[1..^1].Replace("''", "'", StringComparison.Ordinal));
            Assert.Equal(0, literal.Count(character => character == '\'') % 2);
        });

    [Fact]
    public void Names_are_quoted_part_by_part()
    {
        Assert.Equal("[shop].[or.der]", Dialect.Table(new TableName("shop", "or.der")));
        Assert.Equal("[order]", Dialect.Table(new TableName("order")));
        Assert.Equal("[a], [b]", Dialect.Identifiers(["a", "b"]));
    }

    private sealed class BracketDialect : SqlDialect
    {
        public override string Identifier(string name) => $"[{name}]";
    }
}
