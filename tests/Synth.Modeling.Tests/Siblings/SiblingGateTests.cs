using CsCheck;
using Synth.Data;
using Synth.Schema;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Siblings;

/// <summary>The gate tells families that hang together from rows that only share a parent.</summary>
public sealed class SiblingGateTests
{
    private const int Customers = 400;
    private const int Purchases = 5;

    private static readonly Table Parents = Table("customers", Required("id", new IntegerType(32))).WithKey("id");

    private static readonly Table Children = Table(
        "purchases", Required("id", new IntegerType(32)), Required("customer_id", new IntegerType(32)), Required("amount", new IntegerType(32)))
        .WithKey("id").WithForeignKey("customers", ("customer_id", "id"));

    private static readonly FitOptions Options = SourceDatabase.QuickFit with { TreeCount = 6 };

    [Fact]
    public void Families_that_hang_together_see_their_siblings_and_vary_less_within_than_between()
    {
        // A customer's amounts differ by up to 50 about a level between 0 and 1000 that nothing but the siblings tells.
        var source = SourceOf((customer, purchase) => (Bits(customer, 1000) / 50 * 50) + Bits((customer * 100) + purchase + 10_000, 50));
        var model = source.Fit(Options);
        var kept = Assert.Single(model.SiblingTrials, trial => trial.IsKept);
        var simplest = Assert.Single(model.SiblingTrials, trial => trial.Way == "position");
        Assert.NotEqual(simplest, kept);
        Assert.True(kept.Families < simplest.Families, $"kept {kept.Families}, position {simplest.Families}");

        var between = WithinShare(SyntheticDatabase.Generate(model, new SampleOptions(1)).RowsOf("purchases"));
        Assert.InRange(between, 0, 0.5); // rows that do not see each other would come to about 1
    }

    [Fact]
    public void Rows_that_only_share_a_parent_stay_by_themselves()
    {
        var model = SourceOf((customer, purchase) => Bits((customer * 100) + purchase, 1000)).Fit(Options);
        var kept = Assert.Single(model.SiblingTrials, trial => trial.IsKept);
        Assert.All(model.SiblingTrials, trial => Assert.InRange(trial.Families, 0.3, 0.75));
        Assert.InRange(kept.Families, 0.3, 0.62);
    }

    [Fact]
    public void Whatever_the_rows_one_way_is_kept_and_it_is_the_same_with_any_number_of_workers() =>
        Gen.Select(Gen.Int[1, 1000], Gen.Int[1, 900]).Sample(
            (seed, width) =>
            {
                var source = SourceOf((customer, purchase) => Bits(customer + seed, 1000) + Bits((customer * 100) + purchase + seed, width));
                var trials = source.Fit(Options with { Workers = 1, TreeCount = 2 }).SiblingTrials;
                Assert.Single(trials, trial => trial.IsKept);
                Assert.All(trials, trial => Assert.All([trial.Families, trial.Rows, trial.Nearer], area => Assert.InRange(area, 0, 1)));
                Assert.Equal(trials, source.Fit(Options with { Workers = 3, TreeCount = 2 }).SiblingTrials);
            },
            iter: 2);

    [Fact]
    public void Without_a_budget_nothing_is_tried() =>
        Assert.Empty(SourceOf((customer, purchase) => Bits((customer * 100) + purchase, 1000)).Fit(Options with { GateRows = 0 }).SiblingTrials);

    private static SourceDatabase SourceOf(Func<int, int, int> amount) => SourceDatabase.Of(
        (Parents, Enumerable.Range(0, Customers).Select(id => new object?[] { id })),
        (Children, Enumerable.Range(0, Customers * Purchases).Select(id =>
            new object?[] { id, id / Purchases, amount(id / Purchases, id % Purchases) })));

    private static int Bits(int position, int bound) => (int)RandomStream.FromSeed(21).Below(position, bound);

    // The mean square of deviations from the family's mean, relative to that from the mean of all rows.
    private static double WithinShare(IReadOnlyList<object?[]> rows)
    {
        var all = rows.Select(row => (double)(long)row[2]!).ToArray();
        var within = rows.GroupBy(row => row[1]).Where(family => family.Count() > 1).Sum(family =>
        {
            var values = family.Select(row => (double)(long)row[2]!).ToArray();
            return values.Sum(value => Math.Pow(value - values.Average(), 2)) * values.Length / (values.Length - 1);
        });
        return within / all.Sum(value => Math.Pow(value - all.Average(), 2));
    }
}
