namespace Synth.Evaluation;

/// <summary>
/// How well an attacker who has the synthetic rows and a sample of the population tells rows that the fit saw from rows that it did not, by
/// the ratio of both densities at the row (DOMIAS, van Breugel et al. 2023); no shadow models are needed.
/// </summary>
/// <param name="Area">The area under the attacker's ROC curve; 0.5 = nothing learned.</param>
/// <param name="AreaInterval">Its 95% interval, which allows for families whose rows are recognised together.</param>
/// <param name="Advantage">The best difference of true and false positives (Yeom et al. 2018), 0 to 1; biased upwards when targets are
/// few.</param>
/// <param name="Targets">Targets on each side.</param>
public sealed record MembershipInference(double Area, Interval AreaInterval, double Advantage, int Targets)
{
    /// <summary>The 95% interval of the advantage, by how many families the targets are of.</summary>
    public Interval AdvantageInterval { get; init; }

    /// <summary>
    /// By how much an attacker's area exceeds 0.5 who knows the shares of categories that several families have, and no row; 0 where there
    /// are no categories.
    /// </summary>
    public double Common { get; init; }

    /// <summary>The outcome of scores for members and controls, each with its family.</summary>
    internal static MembershipInference Of(
        IReadOnlyList<(double Score, int Family)> members, IReadOnlyList<(double Score, int Family)> controls)
    {
        double[] scores = [.. members.Concat(controls).Select(target => target.Score)];
        var isMember = scores.Select((_, i) => i < members.Count).ToArray();
        var area = RocCurve.Area(scores, isMember);
        var advantage = RocCurve.Advantage(scores, isMember);
        var families = Math.Min(FamiliesOf(members), FamiliesOf(controls));
        return new MembershipInference(
            area,
            Interval.OfClusters(area, RocCurve.ClusteredDeviation(members, controls), families),
            advantage,
            Math.Min(members.Count, controls.Count))
        {
            AdvantageInterval = Interval.OfLargestGap(advantage, families),
        };
    }

    private static int FamiliesOf(IReadOnlyList<(double Score, int Family)> targets) =>
        targets.Select(target => target.Family).Distinct().Count();
}
