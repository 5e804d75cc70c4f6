using MathNet.Numerics.Distributions;

namespace Synth.Evaluation.Tests;

public sealed class AttackRiskTests
{
    [Fact]
    public void The_risk_is_what_members_run_beyond_what_is_left_to_strangers()
    {
        // (0.6 − 0.2) / (1 − 0.2).
        var risk = AttackRisk.Of(60, 20, 100);

        Assert.Equal(0.5, risk.Risk, 12);
        Assert.InRange(risk.Interval.Low, 0.3, 0.45);
        Assert.InRange(risk.Interval.High, 0.55, 0.7);
    }

    [Fact]
    public void Equal_success_is_no_risk() => Assert.Equal(0, AttackRisk.Of(30, 30, 100).Risk, 12);

    [Fact]
    public void A_family_whose_rows_succeed_together_counts_once()
    {
        (bool, int)[] Attacks(int rowsPerFamily, int modulus) =>
            [.. Enumerable.Range(0, 200).Select(i => (i / rowsPerFamily % modulus == 0, i / rowsPerFamily))];

        var single = AttackRisk.Of(Attacks(1, 2), Attacks(1, 4));
        var clustered = AttackRisk.Of(Attacks(20, 2), Attacks(20, 5));

        Assert.True(clustered.Interval.High - clustered.Interval.Low > 2 * (single.Interval.High - single.Interval.Low));
    }

    // Summed over all outcomes; 2.5% is meant, and Wilson's limits, on which it rests, keep their level on the average only.
    [Theory]
    [InlineData(63, 0.85, 0.85)]
    [InlineData(63, 0.9, 0.8)]
    [InlineData(63, 0.5, 0.3)]
    [InlineData(30, 0.7, 0.7)]
    [InlineData(200, 0.1, 0.05)]
    public void The_lower_bound_is_too_high_in_hardly_more_than_one_case_of_forty(int attacks, double members, double controls)
    {
        var risk = (members - controls) / (1 - controls);
        var tooHigh = (from hits in Enumerable.Range(0, attacks + 1)
                       from controlHits in Enumerable.Range(0, attacks + 1)
                       where AttackRisk.Of(hits, controlHits, attacks).Interval.Low > risk
                       select Binomial.PMF(members, attacks, hits) * Binomial.PMF(controls, attacks, controlHits)).Sum();

        Assert.InRange(tooHigh, 0, 0.04);
    }

    [Fact]
    public void What_is_known_of_everyone_fails_no_gate_and_what_is_known_of_members_alone_does()
    {
        Assert.InRange(AttackRisk.Of(57, 49, 63).Interval.Low, -0.2, 0.1);
        Assert.InRange(AttackRisk.Of(63, 49, 63).Interval.Low, 0.4, 1);
    }

    // 327 and 317 of 331 are what a bank's honest clone of ten times as many rows gave.
    [Theory]
    [InlineData(327, 317, 331, false)]
    [InlineData(331, 282, 331, false)]
    [InlineData(331, 281, 331, true)]
    [InlineData(60, 20, 100, true)]
    public void What_is_all_but_known_of_strangers_is_not_judged(int members, int controls, int attacks, bool isJudged)
    {
        var attack = new AttributeInference("amount", AttackRisk.Of(members, controls, attacks));
        var found = new TablePrivacy { Attributes = [attack], Leaks = [], IsCopiedWhole = false };
        var figures = PrivacyFigures.Of("loan", found, unseenRows: attacks).Where(figure => figure.Metric == "privacy.inference");

        Assert.Equal(isJudged, attack.LeavesRoom);
        Assert.Equal(isJudged, figures.Any());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(0.86)]
    [InlineData(0.99)]
    public void Whoever_is_not_judged_could_not_have_gained_as_much_as_the_gate_asks_for(double controls)
    {
        var most = new AttributeInference("amount", AttackRisk.Of(1000, (int)(1000 * controls), 1000));

        Assert.True(most.LeavesRoom || most.Risk.Successes - most.Risk.ControlSuccesses < 0.15);
    }
}
