using Synth.Evaluation;
using Xunit;

namespace Synth.Engine.Tests.Evaluating;

public sealed class GateTextTests
{
    [Theory]
    [InlineData("detection.rows<=0.7", null, "detection.rows", 0.7)]
    [InlineData("sales.orders:key.counts <= 1e-1", "sales.orders", "key.counts", 0.1)]
    [InlineData("pairs.all>=0.9", null, "pairs.all", 0.9)]
    public void A_bound_names_a_metric_a_limit_and_perhaps_a_table(string text, string? table, string metric, double limit) =>
        Assert.Equal(new QualityGate(metric, limit, GateBasis.Value, Stops: true) { Table = table }, GateText.Read(text, out _));

    [Theory]
    [InlineData("detection.rows", "is no bound")]
    [InlineData("detection.row<=0.7", "Did you mean detection.rows?")]
    [InlineData("pairs.all<=0.9", "from its good side: higher is better")]
    [InlineData("privacy.closer>=0.9", "from its good side: lower is better")]
    public void What_cannot_be_meant_is_told(string text, string problem)
    {
        Assert.Null(GateText.Read(text, out var told));
        Assert.Contains(problem, told);
    }

    [Fact]
    public void A_bound_replaces_the_default_gate_of_its_metric_for_all_tables_or_for_its_own()
    {
        var everywhere = GateText.Complete([GateText.Read("privacy.closer<=0.7", out _)!], isStrict: false);
        var forOne = GateText.Complete([GateText.Read("orders:privacy.closer<=0.7", out _)!], isStrict: false);

        Assert.Equal(0.7, Assert.Single(everywhere, gate => gate.Metric == "privacy.closer").Limit);
        Assert.Equal(2, forOne.Count(gate => gate.Metric == "privacy.closer"));
        var orders = new Figure("privacy.closer", "orders", null, 0.65);
        Assert.Equal([true], forOne.Select(gate => gate.Passes(orders)).OfType<bool>());
        Assert.Equal([false], forOne.Select(gate => gate.Passes(orders with { Table = "customer" })).OfType<bool>());
    }

    [Fact]
    public void Strictness_lets_warnings_stop() =>
        Assert.All(GateText.Complete([], isStrict: true), gate => Assert.True(gate.Stops));
}
