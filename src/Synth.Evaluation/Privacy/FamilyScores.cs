using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>What membership inference on one table says of whole families.</summary>
/// <param name="Table">The table.</param>
/// <param name="Members">The mean score of each member family's rows, in deviations of the controls' scores.</param>
/// <param name="Controls">The same for families that the fit did not see.</param>
internal sealed record FamilyScores(TableName Table, IReadOnlyDictionary<int, double> Members, IReadOnlyDictionary<int, double> Controls)
{
    /// <summary>The same by <see cref="CommonRows"/> in place of the synthetic ones; null where nobody asked.</summary>
    public FamilyScores? Common { get; init; }

    /// <summary>Whether the table has categories, so that common rows know anything.</summary>
    public bool HasCategories { get; init; }

    /// <summary>The scores of families from those of their rows.</summary>
    public static FamilyScores Of(TableName table, MembershipScores scores)
    {
        var (own, others) = (Means(scores.Members), Means(scores.Controls));
        var mean = others.Values.Average();
        var deviation = Math.Sqrt(others.Values.Average(score => (score - mean) * (score - mean)));
        Dictionary<int, double> Scaled(Dictionary<int, double> means) =>
            means.ToDictionary(entry => entry.Key, entry => (entry.Value - mean) / Math.Max(deviation, 1e-9));
        return new FamilyScores(table, Scaled(own), Scaled(others))
        {
            Common = scores.Common is null ? null : Of(table, scores.Common),
            HasCategories = scores.HasCategories,
        };
    }

    private static Dictionary<int, double> Means((double Score, int Family)[] scores) =>
        scores.GroupBy(entry => entry.Family).ToDictionary(group => group.Key, group => group.Average(entry => entry.Score));
}
