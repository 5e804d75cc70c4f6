using Synth.Schema.Expressions;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.MySql.Tests;

public sealed class MySqlExpressionsTests
{
    // A pattern follows its column's collation: there is no form that ignores case by itself.
    [Fact]
    public void Reads_back_any_condition_that_it_spells() =>
        ExpressionRoundTrip.Check(MySqlExpressions.Instance, condition => !condition.All().OfType<PatternTest>().Any(pattern => pattern.IgnoresCase));
}
