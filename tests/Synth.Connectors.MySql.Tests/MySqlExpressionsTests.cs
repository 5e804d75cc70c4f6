using Synth.Schema.Expressions;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.MySql.Tests;

public sealed class MySqlExpressionsTests
{
    [Fact]
    public void Reads_back_any_condition_that_it_spells() => ExpressionRoundTrip.Check(MySqlExpressions.Instance, IsReadBack);

    // A pattern follows its column's collation: no form ignores case by itself. Where no column is, a collation is named, which is not read
    // back.
    private static bool IsReadBack(SqlExpression condition) => condition.All().All(part => part switch
    {
        PatternTest pattern => !pattern.IgnoresCase && pattern.Columns().Any(),
        BinaryOperation binary => binary.Columns().Any(),
        _ => true,
    });
}
