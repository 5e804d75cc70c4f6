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
        "purchases", Required("id", new IntegerType(32)),
        Required("customer_id", new IntegerType(32)), Required("amount", new IntegerType(32)))
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
                var source = SourceOf((customer, purchase) =>
                    Bits(customer + seed, 1000) + Bits((customer * 100) + purchase + seed, width));
                var trials = source.Fit(Options with { Workers = 1, TreeCount = 2 }).SiblingTrials;
                Assert.Single(trials, trial => trial.IsKept);
                Assert.All(trials, trial => Assert.All([trial.Families, trial.Rows, trial.Nearer], area => Assert.InRange(area, 0, 1)));
                Assert.Equal(trials, source.Fit(Options with { Workers = 3, TreeCount = 2 }).SiblingTrials);
            },
            iter: 2);

    [Fact]
    public void Families_that_come_to_the_same_are_told_apart_less_when_that_is_drawn_first()
    {
        // Two pairs of amounts that sum up to 999 each, in any order, and one in the middle: every customer's mean is about 500.
        var model = SourceOf(Balanced).Fit(Options);
        var simplest = Assert.Single(model.SiblingTrials, trial => trial.Way == "position");
        var brought = Assert.Single(model.SiblingTrials, trial => trial.Way == "position, brought to drawn summaries");
        Assert.True(brought.Families < simplest.Families - 0.1, $"brought {brought.Families}, position {simplest.Families}");

        // Independent amounts would have means that deviate by 130 and more from each other.
        var means = MeansOf(SyntheticDatabase.Generate(model, new SampleOptions(1)).RowsOf("purchases"));
        Assert.InRange(Math.Sqrt(means.Average(mean => Math.Pow(mean - means.Average(), 2))), 0, 60);
    }

    [Fact]
    public void Rows_of_large_families_keep_to_the_level_of_theirs()
    {
        // Sixty amounts within 100 about a level between 0 and 1000, a quarter in hundreds; a fifth are 0, for some customers more.
        var model = SourceOf(
            (customer, purchase) => Bits((customer * 1000) + purchase, 100) < 10 + (customer % 3 * 10)
                ? 0
                : Rounded(1000 + Bits(customer, 1000) + Bits((customer * 1000) + purchase + 500, 100), purchase % 4 == 0 ? 100 : 1),
            customers: 150,
            purchases: 60).Fit(Options);
        var simplest = Assert.Single(model.SiblingTrials, trial => trial.Way == "position");
        var seeing = Assert.Single(model.SiblingTrials, trial => trial.Way == "position, seeing drawn summaries");
        Assert.True(seeing.Families < simplest.Families - 0.05, $"seeing {seeing.Families}, position {simplest.Families}");
        Assert.Contains("seeing", Assert.Single(model.SiblingTrials, trial => trial.IsKept).Way, StringComparison.Ordinal);

        var rows = SyntheticDatabase.Generate(model, new SampleOptions(1)).RowsOf("purchases");
        Assert.InRange(WithinShare([.. rows.Where(row => (long)row[2]! != 0)]), 0, 0.2); // 1 where rows are independent
        var zeros = rows.GroupBy(row => row[1]).Select(family => family.Average(row => (long)row[2]! == 0 ? 1.0 : 0)).Order().ToArray();
        Assert.InRange(zeros[^15] - zeros[15], 0.12, 0.4); // about 0.1 where rows are independent

        static int Rounded(int amount, int step) => amount / step * step;
    }

    [Fact]
    public void Models_that_draw_what_families_come_to_are_read_as_they_were_written()
    {
        var model = SourceOf(Balanced).Fit(Options);
        Assert.Contains("brought to", Assert.Single(model.SiblingTrials, trial => trial.IsKept).Way, StringComparison.Ordinal);
        using var file = new MemoryStream();
        ModelFile.Write(model, file);
        file.Position = 0;
        Assert.Equal(
            SyntheticDatabase.Generate(model, new SampleOptions(1)).RowsOf("purchases"),
            SyntheticDatabase.Generate(ModelFile.Read(file), new SampleOptions(1)).RowsOf("purchases"));
    }

    [Fact]
    public void Where_many_families_cannot_be_told_apart_no_other_way_is_tried()
    {
        var model = SourceOf((customer, purchase) => Bits((customer * 100) + purchase, 1000), customers: 2_500).Fit(Options);
        var only = Assert.Single(model.SiblingTrials);
        Assert.Equal(("position", true), (only.Way, only.IsKept));
    }

    [Fact]
    public void Without_a_budget_nothing_is_tried() =>
        Assert.Empty(SourceOf((customer, purchase) => Bits((customer * 100) + purchase, 1000))
            .Fit(Options with { GateRows = 0 }).SiblingTrials);

    private static SourceDatabase SourceOf(Func<int, int, int> amount, int customers = Customers, int purchases = Purchases) =>
        SourceDatabase.Of(
            (Parents, Enumerable.Range(0, customers).Select(id => new object?[] { id })),
            (Children, Enumerable.Range(0, customers * purchases).Select(id =>
                new object?[] { id, id / purchases, amount(id / purchases, id % purchases) })));

    private static int Balanced(int customer, int purchase)
    {
        var place = Stratified.Shuffle(RandomStream.FromSeed(22).Derive(customer), Purchases)[purchase];
        var amount = Bits((customer * 100) + (place / 2), 1000);
        return place == Purchases - 1 ? 450 + (amount / 10) : place % 2 == 0 ? amount : 999 - amount;
    }

    private static double[] MeansOf(IReadOnlyList<object?[]> rows) =>
        [.. rows.GroupBy(row => row[1]).Where(family => family.Count() > 1).Select(family => family.Average(row => (double)(long)row[2]!))];

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
