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
        Assert.InRange(counted, 0.3 * Rows * 0.8, 0.3 * Rows * 1.2); // in three columns
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
    public void Keys_have_none_and_checked_columns_those_that_their_checks_allow()
    {
        var (rows, _) = Generate(1);
        Assert.Equal(Rows, rows.Select(row => row[0]).Distinct().Count());
        Assert.All(rows, row => Assert.InRange((long)row[3]!, 10, 99));
        Assert.Equal([10L, 11L, 98L, 99L], rows.Select(row => (long)row[3]!).Distinct().Order());
    }

    [Fact]
    public void Checks_of_several_columns_and_checks_that_allow_no_edge_keep_edges_out()
    {
        var table = SchemaBuilder.Table("t", SchemaBuilder.Required("id", new IntegerType(32)),
            SchemaBuilder.Required("low", new IntegerType(32)), SchemaBuilder.Required("high", new IntegerType(32)),
            SchemaBuilder.Required("kind", new TextType(10))).WithKey("id") with
        {
            Checks = [new CheckConstraint("d", "low <= high"), new CheckConstraint("e", "kind IN ('a', 'b')")],
        };
        var source = Enumerable.Range(0, Rows).Select(i => new object?[] { i, i % 50, 40 + (i * 7 % 90), i % 3 == 0 ? "a" : "b" });
        var (rows, counted) = Generate(SourceDatabase.Of((table, source)), 1);
        Assert.Equal(0, counted);
        Assert.All(rows, row => Assert.True((long)row[1]! <= (long)row[2]!));
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
        return Generate(source, rate);
    }

    private static (object?[][] Rows, long Counted) Generate(SourceDatabase source, double rate)
    {
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
