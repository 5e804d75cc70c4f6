using Synth.Learning;

namespace Synth.Modeling;

/// <summary>How often each code came in the rows that a forest was grown on.</summary>
internal static class LearnedCodes
{
    /// <summary>
    /// Rows per code, as one tree has seen them. Leaves of all trees together hold every sampled row about as often as any other, so that
    /// the shares are those of the sample.
    /// </summary>
    /// <returns>Shape [codes].</returns>
    public static long[] Of(Forest forest)
    {
        var counts = new long[forest.TargetBinCount];
        foreach (var tree in forest.Trees)
        {
            for (var leaf = 0; leaf < tree.LeafCount; leaf++)
            {
                var histogram = tree.Histogram(leaf);
                for (var position = 0; position < histogram.Bins.Length; position++)
                {
                    counts[histogram.Bins[position]] += histogram.CountAt(position);
                }
            }
        }

        return Array.ConvertAll(counts, count => (count + (forest.Trees.Length / 2)) / forest.Trees.Length);
    }
}
