using Synth.Learning;

namespace Synth.Modeling;

/// <summary>
/// Summaries of families of siblings: for each variable its mean, spread and extremes, or how many different values there are and the
/// shares of the commonest.
/// </summary>
internal static class FamilySummary
{
    private const int MostBins = 32;
    private const int MostAtoms = 32;

    /// <summary>A value has a bin of its own where this share of the families have it, and at least so many.</summary>
    private const double LeastShare = 0.01;
    private const int FewestSharing = 5;

    /// <summary>
    /// The families among rows that stand together by parent: where each begins and ends. Rows without a parent are none.
    /// </summary>
    public static List<(int Begin, int End)> FamiliesOf(ReadOnlySpan<int> parents)
    {
        var families = new List<(int Begin, int End)>();
        for (var begin = 0; begin < parents.Length;)
        {
            var end = begin + 1;
            while (end < parents.Length && parents[end] == parents[begin])
            {
                end++;
            }

            if (parents[begin] >= 0)
            {
                families.Add((begin, end));
            }

            begin = end;
        }

        return families;
    }

    /// <summary>The family of each row; -1 for none. Shape [rows].</summary>
    /// <param name="families">Where each begins and ends.</param>
    /// <param name="rowCount">How many rows there are.</param>
    public static int[] FamilyOfRow(IReadOnlyList<(int Begin, int End)> families, int rowCount)
    {
        var result = new int[rowCount];
        Array.Fill(result, -1);
        for (var family = 0; family < families.Count; family++)
        {
            Array.Fill(result, family, families[family].Begin, families[family].End - families[family].Begin);
        }

        return result;
    }

    /// <summary>The summaries of families.</summary>
    /// <param name="columns">What is summarised.</param>
    /// <param name="codes">The codes of all variables. Shape [variables][rows].</param>
    /// <param name="families">The families.</param>
    /// <returns>Shape [features][families].</returns>
    public static double[][] Of(SummaryColumn[] columns, Func<int, byte[]> codes, IReadOnlyList<(int Begin, int End)> families)
    {
        var result = new List<double[]>();
        Span<double> target = stackalloc double[8];
        foreach (var column in columns)
        {
            var values = codes(column.Variable);
            var features = Enumerable.Range(0, column.FeatureCount).Select(_ => new double[families.Count]).ToArray();
            for (var family = 0; family < families.Count; family++)
            {
                var (begin, end) = families[family];
                column.Summarise(values.AsSpan(begin, end - begin), target);
                for (var i = 0; i < features.Length; i++)
                {
                    features[i][family] = target[i];
                }
            }

            result.AddRange(features);
        }

        return [.. result];
    }

    /// <summary>
    /// Cuts by which summaries become bins; what lies beyond all of the given ones has bins of its own, and so have values that many
    /// families share: sums that are always the same.
    /// </summary>
    public static double[][] CutsOf(double[][] summaries) => Array.ConvertAll(summaries, values =>
    {
        var known = values.Where(value => !double.IsNaN(value)).ToArray();
        return known.Length == 0
            ? []
            : QuantileCuts.Of(known, MostBins).Cuts.Append(Math.BitDecrement(known.Min())).Append(known.Max()).Concat(AtomsOf(known))
                .Distinct().Order().ToArray();
    });

    // Just below each value that is shared, and the value itself.
    private static IEnumerable<double> AtomsOf(double[] known)
    {
        double[] sorted = [.. known];
        Array.Sort(sorted);
        var shared = new List<(double Value, int Count)>();
        for (var begin = 0; begin < sorted.Length;)
        {
            var end = begin + 1;
            while (end < sorted.Length && sorted[end].Equals(sorted[begin]))
            {
                end++;
            }

            if (end - begin >= Math.Max(FewestSharing, LeastShare * known.Length))
            {
                shared.Add((sorted[begin], end - begin));
            }

            begin = end;
        }

        return shared.OrderByDescending(entry => entry.Count)
            .ThenBy(entry => entry.Value)
            .Take(MostAtoms)
            .SelectMany(entry => new[] { Math.BitDecrement(entry.Value), entry.Value });
    }

    /// <summary>Summaries as bins.</summary>
    public static byte[][] Bin(double[][] summaries, double[][] cuts) =>
        [.. summaries.Zip(cuts, (values, edges) => new QuantileCuts([.. edges]) is var bins ? Array.ConvertAll(values, bins.BinOf) : [])];

    /// <summary>What a binned summary is as a feature.</summary>
    /// <param name="bins">Its bins, any number of them.</param>
    public static Variable Describe(byte[] bins) =>
        new("what the family comes to", bins.Length == 0 ? 2 : Math.Max(2, bins.Max() + 1), FeatureKind.Ordinal);

    /// <summary>Binned summaries as features of the parents: 0 for those without children.</summary>
    /// <param name="bins">The summaries. Shape [features][families].</param>
    /// <param name="families">The families.</param>
    /// <param name="parents">The parent of each row.</param>
    /// <param name="parentCount">How many parents there are.</param>
    public static byte[][] Spread(byte[][] bins, IReadOnlyList<(int Begin, int End)> families, int[] parents, int parentCount) =>
        Array.ConvertAll(bins, values =>
        {
            var spread = new byte[parentCount];
            for (var family = 0; family < families.Count; family++)
            {
                spread[parents[families[family].Begin]] = values[family];
            }

            return spread;
        });
}
