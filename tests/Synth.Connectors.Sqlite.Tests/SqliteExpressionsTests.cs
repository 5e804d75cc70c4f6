using Synth.Testing;
using Xunit;

namespace Synth.Connectors.Sqlite.Tests;

public sealed class SqliteExpressionsTests
{
    [Fact]
    public void Reads_back_any_condition_that_it_spells() => ExpressionRoundTrip.Check(SqliteExpressions.Instance);
}
