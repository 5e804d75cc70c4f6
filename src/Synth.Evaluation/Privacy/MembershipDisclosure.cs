namespace Synth.Evaluation;

/// <summary>
/// Membership disclosure by matching (El Emam et al. 2022, <i>Validating a membership disclosure metric for synthetic health data</i>):
/// whoever has a synthetic row within some Hamming distance is taken for a member; the attacker's best distance counts.
/// </summary>
/// <param name="Score">F1 of the attack on targets half of which are members.</param>
/// <param name="RelativeScore">(F1 − naive) / (1 − naive), where the naive attacker takes everybody for a member; up to 0.2 is
/// acceptable.</param>
/// <param name="RelativeInterval">The 95% interval of that.</param>
/// <param name="HammingDistance">The distance at which the attack is best.</param>
/// <param name="Targets">Targets on each side.</param>
public sealed record MembershipDisclosure(double Score, double RelativeScore, Interval RelativeInterval, int HammingDistance, int Targets)
{
    /// <summary>F1 of taking everybody for a member when one half is.</summary>
    public const double NaiveScore = 2.0 / 3;
}
