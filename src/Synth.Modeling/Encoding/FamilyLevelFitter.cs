namespace Synth.Modeling;

/// <summary>
/// Finds numbers of which the rows of one parent have their own usual measure, so that what is left has to be drawn for each row alone.
/// Rows that are drawn one by one keep no level: each lets it slip by a little, until all families come to the same.
/// </summary>
/// <param name="candidates">The numbers of the table.</param>
/// <param name="relatives">Tells numbers from others.</param>
/// <param name="parents">The parent of each row, -1 for none. Shape [rows].</param>
internal sealed class FamilyLevelFitter(RelativeCandidates candidates, RelativeEncoderFitter relatives, int[] parents)
{
    /// <summary>A level tells a number when, by it, that is missed by at most this share of what it is missed by without.</summary>
    private const double NarrowShare = 0.6;

    private const int FewestRows = 100;
    private const int FewestFamilies = 20;

    /// <summary>So many values a family has on the average: of fewer, each tells too much of the level itself.</summary>
    private const int FewestValues = 8;

    /// <summary>Fits a column of the rows of families; null where they keep no level.</summary>
    /// <param name="name">The column.</param>
    /// <param name="context">Who the rows belong to.</param>
    /// <param name="parentCount">How many parents there are.</param>
    /// <param name="above">Who the parents belong to.</param>
    /// <returns>The encoder, its codes and those of the level. Shapes [variables][rows], [parents].</returns>
    public (RelativeEncoder Encoder, byte[][] Codes, byte[] Levels)? Fit(
        string name, EncodingContext context, int parentCount, EncodingContext above)
    {
        if (relatives.UnitsOf(name) is not var (_, decimals)
            || Choose(candidates.ValuesOf(name), parentCount) is not var (relation, means)
            || relatives.Tell(name, null, relation, BasesOf(means), context) is not { } told)
        {
            return null;
        }

        var limits = new NumberLimits(-RelativeEncoder.MostApart, RelativeEncoder.MostApart);
        var levels = Array.ConvertAll(means, mean => mean is { } known ? FamilyLevel.UnitsOf(known, decimals) : (long?)null);
        var codes = NumberEncoderFitter.Fit(
            $"what {name} lies about", NumberUnits.Whole, limits, levels, [], above, isDays: false, isClock: false);
        return (
            told.Encoder with { Level = new FamilyLevel(-1, codes) },
            told.Codes,
            Array.ConvertAll(levels, level => level is { } known ? codes.CodeOf(known) : (byte)0));
    }

    private (NumberRelation Relation, decimal?[] Means)? Choose(decimal?[] values, int parentCount)
    {
        ((NumberRelation, decimal?[])? best, var least) = (null, NarrowShare);
        var isPositive = Array.TrueForAll(values, value => value is not < 0);
        foreach (var relation in isPositive ? new[] { NumberRelation.Ratio, NumberRelation.Difference } : [NumberRelation.Difference])
        {
            var (means, counts) = FamilyLevel.Of(relation, values, parents, parentCount);
            var families = counts.Count(count => count > 0);
            if (families >= FewestFamilies && counts.Sum() >= Math.Max(FewestRows, FewestValues * families)
                && Missed(values, means, relation) is var missed && missed <= least)
            {
                (best, least) = ((relation, means), missed);
            }
        }

        return best;
    }

    // By how much a value is missed on the average that lies as far from its level as another family's does from its own, as a share of by
    // how much that other value itself misses it.
    private double Missed(decimal?[] values, decimal?[] means, NumberRelation relation)
    {
        (double Value, double Level)[] known =
        [
            .. values.Index()
                .Where(entry => parents[entry.Index] >= 0 && entry.Item is { } value && FamilyLevel.Tells(relation, value))
                .Select(entry => ((double)entry.Item!.Value, (double)means[parents[entry.Index]]!.Value)),
        ];
        var (missed, alone) = (0.0, 0.0);
        for (var i = 0; i < known.Length; i++)
        {
            var (value, level) = known[i];
            var other = known[(i + (known.Length / 2)) % known.Length];
            missed += Math.Abs(value - (relation == NumberRelation.Difference
                ? level + (other.Value - other.Level)
                : level * (other.Value / other.Level)));
            alone += Math.Abs(value - other.Value);
        }

        return alone > 0 ? missed / alone : 1;
    }

    private decimal?[] BasesOf(decimal?[] means) => Array.ConvertAll(parents, parent => parent < 0 ? null : means[parent]);
}
