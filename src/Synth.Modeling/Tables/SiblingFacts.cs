namespace Synth.Modeling;

/// <summary>Finds what holds among the rows of one parent: that they never share a value, and that the values number them without gaps.</summary>
internal static class SiblingFacts
{
    private const int FewestGroups = 20;
    private const double FewestSiblings = 2.5;

    /// <summary>The largest share of rows that may break a fact; beyond that it is none.</summary>
    private const double Tolerance = 0.005;

    /// <summary>The fact about a column, or null.</summary>
    /// <param name="encoder">The column's codes; only where each code is one value can siblings be told apart by them.</param>
    /// <param name="codes">The codes, 0 where missing. Shape [rows].</param>
    /// <param name="parents">The parent of each row; rows of one parent stand together. Shape [rows].</param>
    public static DistinctGroup? Find(NumberEncoder encoder, byte[] codes, int[] parents)
    {
        if (encoder.Specials.Length > 0 || !encoder.Bins.All(bin => bin.IsSingle))
        {
            return null;
        }

        var seen = new HashSet<byte>();
        var (groups, rows, repeated, gaps) = (0, 0, 0, 0);
        for (var begin = 0; begin < codes.Length;)
        {
            var end = begin;
            seen.Clear();
            var present = 0;
            while (end < codes.Length && (end == begin || parents[end] == parents[begin]) && parents[begin] >= 0)
            {
                present += codes[end] == 0 ? 0 : 1;
                repeated += codes[end] != 0 && !seen.Add(codes[end]) ? 1 : 0;
                end++;
            }

            // Values from the first one on, without gaps, are exactly the first codes.
            gaps += seen.Count(code => encoder.Bins[code - 1].Low - encoder.Bins[0].Low >= present);
            groups += present > 1 ? 1 : 0;
            rows += present > 1 ? present : 0;
            begin = Math.Max(end, begin + 1);
        }

        return groups >= FewestGroups && rows >= FewestSiblings * groups && repeated <= Tolerance * rows
            ? new DistinctGroup(true, []) { IsNumbering = gaps <= Tolerance * rows && IsWithoutGaps(encoder) }
            : null;
    }

    private static bool IsWithoutGaps(NumberEncoder encoder) => encoder.Bins.Index().All(bin => bin.Item.Low == encoder.Bins[0].Low + bin.Index);
}
