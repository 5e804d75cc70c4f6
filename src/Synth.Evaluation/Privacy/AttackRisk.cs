namespace Synth.Evaluation;

/// <summary>
/// How much more often an attack succeeds on rows that the fit saw than on rows that it did not (Giomi et al. 2023, Anonymeter): what it
/// learns from the latter is knowledge about people in general, the rest is about the individuals in the source.
/// </summary>
/// <param name="Successes">The share of successful attacks on members.</param>
/// <param name="ControlSuccesses">The share of successful attacks on controls.</param>
/// <param name="Risk">(members − controls) / (1 − controls); below 0 by chance.</param>
/// <param name="Interval">Its 95% interval.</param>
/// <param name="Attacks">Attacks on each side.</param>
public sealed record AttackRisk(double Successes, double ControlSuccesses, double Risk, Interval Interval, int Attacks)
{
    /// <summary>The risk from the successes of attacks on rows, each with its family.</summary>
    internal static AttackRisk Of(IReadOnlyList<(bool Success, int Family)> members, IReadOnlyList<(bool Success, int Family)> controls) =>
        Of(ShareOf(members), EffectiveTrials(members), ShareOf(controls), EffectiveTrials(controls), members.Count);

    /// <summary>The risk from counts of successes of equally many independent attacks.</summary>
    internal static AttackRisk Of(int successes, int controlSuccesses, int attacks) =>
        Of(successes / (double)attacks, attacks, controlSuccesses / (double)attacks, attacks, attacks);

    private static AttackRisk Of(double main, double trials, double control, double controlTrials, int attacks)
    {
        var risk = control >= 1 ? 0 : (main - control) / (1 - control);

        // Wilson's intervals of both shares, propagated through the ratio.
        var (a, b) = (HalfWidth(main, trials), HalfWidth(control, controlTrials));
        var half = control >= 1 ? 1 : Math.Sqrt(Math.Pow(a / (1 - control), 2) + Math.Pow(b * (1 - main) / Math.Pow(1 - control, 2), 2));
        return new AttackRisk(main, control, risk, new Interval(risk - half, risk + half), attacks);
    }

    private static double HalfWidth(double share, double trials)
    {
        var interval = Interval.OfProportion(share * trials, trials);
        return (interval.High - interval.Low) / 2;
    }

    private static double ShareOf(IReadOnlyList<(bool Success, int Family)> attacks) =>
        attacks.Count(attack => attack.Success) / (double)attacks.Count;

    private static double EffectiveTrials(IReadOnlyList<(bool Success, int Family)> attacks) => Clusters.EffectiveTrials(
        [.. attacks.Select(attack => attack.Success ? 1.0 : 0.0)], [.. attacks.Select(attack => attack.Family)]);
}
