namespace Synth.Evaluation.Tests;

public sealed class QualityGateTests
{
    [Fact]
    public void What_categories_tell_of_all_is_taken_off_lower_bounds_alone()
    {
        var figure = new Figure("privacy.families", "customers", null, 0.7) { Interval = new(0.6, 0.8), Common = 0.08 };

        Assert.True(new QualityGate("privacy.families", 0.55, GateBasis.LowerBound, Stops: true).Passes(figure));
        Assert.False(new QualityGate("privacy.families", 0.55, GateBasis.LowerBound, Stops: true).Passes(figure with { Common = 0.04 }));
        Assert.False(new QualityGate("privacy.families", 0.65, GateBasis.Value, Stops: true).Passes(figure));
    }

    [Fact]
    public void A_gate_asks_only_about_its_metric_and_table()
    {
        var gate = new QualityGate("key.counts", 0.1, GateBasis.Value, Stops: true) { Table = "orders" };

        Assert.False(gate.Passes(new Figure("key.counts", "ORDERS", "customer_id", 0.2)));
        Assert.True(gate.Passes(new Figure("key.counts", "orders", "customer_id", 0.1)));
        Assert.Null(gate.Passes(new Figure("key.counts", "lines", "order_id", 0.2)));
        Assert.Null(gate.Passes(new Figure("pairs.all", "orders", null, 0.2)));
    }

    [Fact]
    public void A_lower_bound_leaves_chance_its_room()
    {
        var gate = new QualityGate("privacy.membership", 0.55, GateBasis.LowerBound, Stops: true);

        Assert.True(gate.Passes(new Figure("privacy.membership", "t", null, 0.6) { Interval = new Interval(0.5, 0.7) }));
        Assert.False(gate.Passes(new Figure("privacy.membership", "t", null, 0.6) { Interval = new Interval(0.58, 0.62) }));
    }

    [Fact]
    public void What_real_data_scores_is_allowed()
    {
        var lower = new QualityGate("column.distance", 0.1, GateBasis.BeyondCeiling, Stops: false);
        var higher = new QualityGate("pairs.associated", 0.1, GateBasis.BeyondCeiling, Stops: false);

        Assert.True(lower.Passes(new Figure("column.distance", "t", "c", 0.35) { Ceiling = 0.3 }));
        Assert.False(lower.Passes(new Figure("column.distance", "t", "c", 0.35) { Noise = 0.2 }));
        Assert.True(higher.Passes(new Figure("pairs.associated", "t", null, 0.65) { Ceiling = 0.7 }));
        Assert.False(higher.Passes(new Figure("pairs.associated", "t", null, 0.65)));
    }

    [Fact]
    public void A_mean_does_not_open_or_close_a_gate() =>
        Assert.Null(new QualityGate("pairs.all", 0.9, GateBasis.Value, Stops: true)
            .Passes(new Figure("pairs.all", null, null, 0.5) { IsMean = true }));

    [Fact]
    public void A_table_may_be_named_without_its_schema()
    {
        var gate = new QualityGate("key.counts", 0.1, GateBasis.Value, Stops: true) { Table = "orders" };

        Assert.False(gate.Passes(new Figure("key.counts", "public.orders", "customer_id", 0.2)));
        Assert.Null(gate.Passes(new Figure("key.counts", "public.suborders", "customer_id", 0.2)));
    }

    [Fact]
    public void A_bound_of_the_users_on_what_nobody_measured_fails_and_says_so_while_a_default_gate_is_skipped()
    {
        var own = GateResult.Of(new QualityGate("privacy.closer", 0.6, GateBasis.Value, Stops: true), []);
        var byDefault = GateResult.Of(DefaultGates.All.Single(gate => gate.Metric == "privacy.closer"), []);

        Assert.False(own.IsPassed);
        Assert.True(byDefault.IsPassed);
        Assert.All([own, byDefault], result => Assert.Contains("nothing that it asks for was measured", result.Summary));

        var document = JUnitReport.Write(
            Evaluations.Of(ShopSample.Draw(1, customers: 30), ShopSample.Draw(2, customers: 30), null) with { Gates = [own, byDefault] });
        Assert.Equal(["failure", "skipped"], document.Descendants("testcase").Select(test => test.Elements().Single().Name.LocalName));
        Assert.Equal(("1", "1"), (document.Descendants("testsuite").Single().Attribute("failures")!.Value,
            document.Descendants("testsuite").Single().Attribute("skipped")!.Value));
    }

    [Fact]
    public void Every_default_gate_names_a_metric_and_says_why() =>
        Assert.All(DefaultGates.All, gate =>
        {
            Assert.NotNull(MetricCatalog.Find(gate.Metric));
            Assert.NotEmpty(gate.Reason);
        });
}
