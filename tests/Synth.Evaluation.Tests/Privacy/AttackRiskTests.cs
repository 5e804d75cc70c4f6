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
}
