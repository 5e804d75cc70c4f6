using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>What membership inference on one table says of whole families.</summary>
/// <param name="Table">The table.</param>
/// <param name="Members">The mean score of each member family's rows, in deviations of the controls' scores.</param>
/// <param name="Controls">The same for families that the fit did not see.</param>
internal sealed record FamilyScores(TableName Table, IReadOnlyDictionary<int, double> Members, IReadOnlyDictionary<int, double> Controls)
{
    /// <summary>The scores of families from those of their rows.</summary>
    public static FamilyScores Of(TableName table, (double Score, int Family)[] members, (double Score, int Family)[] controls)
    {
        var (own, others) = (Means(members), Means(controls));
        var mean = others.Values.Average();
        var deviation = Math.Sqrt(others.Values.Average(score => (score - mean) * (score - mean)));
        Dictionary<int, double> Scaled(Dictionary<int, double> scores) =>
            scores.ToDictionary(entry => entry.Key, entry => (entry.Value - mean) / Math.Max(deviation, 1e-9));
        return new FamilyScores(table, Scaled(own), Scaled(others));
    }

    private static Dictionary<int, double> Means((double Score, int Family)[] scores) =>
        scores.GroupBy(entry => entry.Family).ToDictionary(group => group.Key, group => group.Average(entry => entry.Score));
}
