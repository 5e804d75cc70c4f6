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

        return new AttackRisk(main, control, risk, control >= 1 ? new Interval(-1, 1) : IntervalOf(main, trials, control, controlTrials),
            attacks);
    }

    // The risk is one less the ratio of failures, whose limits follow from Wilson's limits of both shares (Donner and Zou 2012,
    // equation 9): a ratio of two small shares is far from symmetric.
    private static Interval IntervalOf(double main, double trials, double control, double controlTrials)
    {
        var (p, q) = (1 - main, 1 - control);
        var ofMain = Interval.OfProportion(p * trials, trials);
        var ofControl = Interval.OfProportion(q * controlTrials, controlTrials);
        double Limit(double own, double other, int sign) =>
            ((p * q) + (sign * Math.Sqrt((p * q * p * q) - (own * other * ((2 * p) - own) * ((2 * q) - other)))))
            / (other * ((2 * q) - other));

        // Where the upper limit of the controls' failures is twice their share or more, the ratio has no lower limit but 0.
        var least = ofControl.High >= 2 * q ? 0 : Limit(ofMain.Low, ofControl.High, -1);
        return new Interval(1 - Limit(ofMain.High, ofControl.Low, +1), 1 - least);
    }

    private static double ShareOf(IReadOnlyList<(bool Success, int Family)> attacks) =>
        attacks.Count(attack => attack.Success) / (double)attacks.Count;

    private static double EffectiveTrials(IReadOnlyList<(bool Success, int Family)> attacks) => Clusters.EffectiveTrials(
        [.. attacks.Select(attack => attack.Success ? 1.0 : 0.0)], [.. attacks.Select(attack => attack.Family)]);
}
