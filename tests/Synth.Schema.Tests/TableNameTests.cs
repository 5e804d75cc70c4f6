using CsCheck;
using Xunit;

namespace Synth.Schema.Tests;

public sealed class TableNameTests
{
    private static readonly Gen<TableName> Names =
        Gen.Select(Gen.OneOf(Gen.Const((string?)null), Gen.String[Gen.Char["aBé_"], 0, 2]!), Gen.String[Gen.Char["aBé_"], 1, 2])
            .Select((schema, name) => new TableName(schema, name));

    [Fact]
    public void Order_is_total_and_agrees_with_equality() =>
        Gen.Select(Names, Names, Names).Sample((a, b, c) =>
        {
            Assert.Equal(Math.Sign(a.CompareTo(b)), -Math.Sign(b.CompareTo(a)));
            Assert.Equal(a == b, a.CompareTo(b) == 0);
            Assert.True(a.CompareTo(b) > 0 || b.CompareTo(c) > 0 || a.CompareTo(c) <= 0);
        });

    [Fact]
    public void Order_is_by_schema_then_name_without_schema_first()
    {
        TableName[] ordered = [new("z"), new("a", "b"), new("a", "c"), new("b", "a")];
        Assert.Equal(ordered, ordered.Reverse().Order());
    }

    [Fact]
    public void Order_is_ordinal_whatever_the_culture()
    {
        // Swedish and English disagree on where å goes and all cultures ignore case first; the catalog's order must not move.
        TableName[] ordered = [new("B"), new("a"), new("z"), new("å")];
        Assert.Equal(ordered, ordered.Reverse().Order());
    }

    [Fact]
    public void Nothing_comes_before_a_name() => Assert.True(new TableName("a").CompareTo(null) > 0);

    [Theory]
    [InlineData(null, "order", "order")]
    [InlineData("shop", "order", "shop.order")]
    public void Prints_for_people(string? schema, string name, string expected) =>
        Assert.Equal(expected, new TableName(schema, name).ToString());
}
