using Synth.Testing;
using Xunit;

namespace Synth.Connectors.PostgreSql.Tests;

public sealed class PostgreSqlExpressionsTests
{
    [Fact]
    public void Reads_back_any_condition_that_it_spells() => ExpressionRoundTrip.Check(PostgreSqlExpressions.Instance);
}
