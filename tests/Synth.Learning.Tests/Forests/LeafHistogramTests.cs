using CsCheck;

namespace Synth.Learning.Tests;

/// <summary>Each row of a leaf has the same share of the random bits, in the order of the bins, whatever the bytes of its counts.</summary>
public sealed class LeafHistogramTests
{
    private static readonly Gen<int[]> Counts =
        Gen.OneOf(Gen.Int[1, 3], Gen.Int[1, 900], Gen.Int[1, 5_000_000]).SelectMany(most => Gen.Int[1, most].Array[1, 256]);

    [Fact]
    public void A_draw_is_the_bin_of_the_row_that_the_bits_point_at() =>
        Gen.Select(Counts, Gen.ULong).Sample((counts, bits) =>
        {
            LeafHistogram leaf = LeafOf(counts).Histogram(0);
            foreach (ulong drawn in (ReadOnlySpan<ulong>)[bits, 0, ulong.MaxValue])
            {
                int rank = BitMixer.Below(drawn, counts.Sum());
                int bin = 0;
                for (int before = counts[0]; before <= rank; before += counts[bin])
                    bin++;

                Assert.Equal(bin, leaf.Draw(drawn));
            }
        });

    private static DecisionTree LeafOf(int[] counts)
    {
        byte[] bins = [.. Enumerable.Range(0, counts.Length).Select(bin => (byte)bin)];
        var cumulative = new int[counts.Length];
        for (int i = 0, sum = 0; i < counts.Length; i++)
            cumulative[i] = sum += counts[i];

        return new DecisionTree([DecisionTree.Leaf], [0], [0], [], new LeafHistograms([0, bins.Length], bins, cumulative));
    }
}
