using Synth.Schema;
using Synth.Testing;

namespace Synth.Modeling.Tests.EdgeCases;

public sealed class EdgeCaseTests
{
    private const int Rows = 2000;

    [Fact]
    public void Edge_cases_come_at_their_rate_and_are_counted()
    {
        var (rows, counted) = Generate(0.1);
        var seen = rows.Count(row => row[1] is long number && (number is int.MinValue or int.MaxValue or -1 or 0 or 1));
        Assert.InRange(seen, 0.1 * Rows * 0.75, 0.1 * Rows * 1.25); // 3.7 standard deviations
        Assert.InRange(counted, 0.2 * Rows * 0.8, 0.2 * Rows * 1.2);
    }

    [Fact]
    public void Edge_cases_fit_their_type()
    {
        var (rows, _) = Generate(0.5);
        Assert.All(rows, row => Assert.True(((string)row[2]!).Length <= 20));
        Assert.Contains(rows, row => (string)row[2]! == "");
        Assert.Contains(rows, row => ((string)row[2]!).Length == 20 && ((string)row[2]!)[0] > '\u007F');
    }

    [Fact]
    public void Keys_and_checked_columns_have_none()
    {
        var (rows, _) = Generate(1);
        Assert.Equal(Rows, rows.Select(row => row[0]).Distinct().Count());
        Assert.All(rows, row => Assert.InRange((long)row[3]!, 10, 99));
    }

    private static (object?[][] Rows, long Counted) Generate(double rate)
    {
        var table = SchemaBuilder.Table(
            "t",
            SchemaBuilder.Required("id", new IntegerType(32)),
            SchemaBuilder.Required("amount", new IntegerType(32)),
            SchemaBuilder.Required("note", new TextType(20)),
            SchemaBuilder.Required("percent", new IntegerType(32))).WithKey("id") with
        {
            Checks = [new CheckConstraint("c", "percent BETWEEN 10 AND 99")],
        };
        var source =
            SourceDatabase.Of((table, Enumerable.Range(0, Rows)
                .Select(i => new object?[] { i, 100 + (i * 37 % 1000), $"n{i * 91 % 7}", 10 + (i * 13 % 90) })));
        var sampler =
            RelationalSampler.Create(source.Fit(), new SampleOptions { EdgeCaseRate = rate }, 1, TestContext.Current.CancellationToken);
        var rows = new List<object?[]>();
        var counted = 0L;
        for (var block = 0; block < sampler.BlockCount; block++)
        {
            foreach (var part in sampler.Generate(block, TestContext.Current.CancellationToken))
            {
                using var batch = part.Rows;
                counted += part.EdgeCases;
                for (var row = 0; row < batch.RowCount; row++)
                {
                    rows.Add([.. batch.Columns.Select(column => SyntheticDatabase.ValueAt(column, row))]);
                }
            }
        }

        return ([.. rows], counted);
    }
}
