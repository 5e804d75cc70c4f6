using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>Stores from which no more is taken than is there.</summary>
public sealed class FloorTests
{
    private const int Stores = 120;
    private const string Rule = "moves.change sums up to 0 or more at any time among the rows of store_id";
    private static readonly RandomStream Random = RandomStream.FromSeed(31);

    [Fact]
    public void No_more_is_taken_than_is_there()
    {
        var model = Source((draws, stock) => stock == 0 || draws.Below(1, 3) == 0
            ? 10 * (1 + draws.Below(2, 9))
            : -1 - draws.Below(3, stock)).Fit();
        Assert.Contains(model.Rules, rule => rule.Name == Rule);
        foreach (var options in new[] { new SampleOptions(1), new SampleOptions(2, 3) })
        {
            var synthetic = SyntheticDatabase.Generate(model, options);
            var stocks = synthetic.RowsOf("stores").ToDictionary(row => row[0]!, row => Long(row[1]));
            foreach (var store in synthetic.RowsOf("moves").GroupBy(row => row[1]!))
            {
                var stock = 0L;
                foreach (var row in store.OrderBy(row => Long(row[0])))
                {
                    stock += Long(row[2]);
                    Assert.NotEqual(0, Long(row[2]));
                    Assert.Equal(stock, Long(row[3]));
                    Assert.True(stock >= 0);
                }

                Assert.Equal(stock, stocks[store.Key]);
            }
        }
    }

    [Fact]
    public void What_comes_in_keeps_its_round_numbers()
    {
        var model = Source((draws, stock) => stock == 0 || draws.Below(1, 3) == 0
            ? 10 * (1 + draws.Below(2, 9))
            : -1 - draws.Below(3, stock)).Fit();
        Holds(model, "moves", (row, _) => Assert.True(Long(row[2]) < 0 || Long(row[2]) % 10 == 0 || Long(row[3]) == Long(row[2])));
    }

    [Fact]
    public void Changes_that_may_end_below_nothing_have_no_floor() => Assert.DoesNotContain(
        Source((draws, _) => draws.Below(1, 60) - 25).Fit().Rules, rule => rule.Name == Rule);

    [Fact]
    public void Numbers_that_are_never_negative_have_no_floor() => Assert.DoesNotContain(
        Source((draws, _) => draws.Below(1, 60)).Fit().Rules, rule => rule.Name == Rule);

    private static SourceDatabase Source(Func<RandomStream, long, long> change)
    {
        var moves = new List<object?[]>();
        var stores = new List<object?[]>();
        for (var store = 0; store < Stores; store++)
        {
            var stock = 0L;
            for (var n = 0; n < 4 + (int)Random.Below(store, 12); n++)
            {
                var added = change(Random.Derive(moves.Count), stock);
                stock += added;
                moves.Add([moves.Count, store, added, stock]);
            }

            stores.Add([store, stock]);
        }

        return SourceDatabase.Of(
            (Table("stores", Required("id", new IntegerType(32)), Required("stock", new IntegerType(64))).WithKey("id"), stores),
            (Table(
                "moves",
                Required("id", new IntegerType(32)),
                Required("store_id", new IntegerType(32)),
                Required("change", new IntegerType(64)),
                Required("balance", new IntegerType(64)))
                .WithKey("id").WithForeignKey("stores", ("store_id", "id")), moves));
    }
}
