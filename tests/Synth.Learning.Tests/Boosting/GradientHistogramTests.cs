using CsCheck;

namespace Synth.Learning.Tests.Boosting;

public sealed class GradientHistogramTests
{
    private const int BinCount = 5;

    [Fact]
    public void What_the_smaller_child_leaves_of_a_node_is_the_larger_child() =>
        Gen.Select(Gen.Byte[0, BinCount - 1].Array[1, 80], Gen.ULong).Sample((values, seed) =>
        {
            var random = new RandomBits(seed);
            int[] rows = random.Permutation(values.Length);
            double[] slopes = [.. values.Select((value, row) => (value * 0.25) - (row * 0.5))];
            double[] curvatures = [.. values.Select((_, row) => 0.25 + (row * 0.125))];
            var matrix = new BinnedMatrix([new BinnedFeature(values, BinCount, FeatureKind.Ordinal)], values.Length);
            int middle = rows.Length / 3;

            var whole = new GradientHistogram(matrix);
            whole.Sum(rows, slopes, curvatures);
            AssertSums(whole, rows, values, slopes, curvatures);

            var part = new GradientHistogram(matrix);
            part.Sum(rows.AsSpan(0, middle), slopes, curvatures);
            AssertSums(part, rows[..middle], values, slopes, curvatures);

            whole.Subtract(part);
            AssertSums(whole, rows[middle..], values, slopes, curvatures);
        });

    // All numbers are multiples of 1/8, so that sums are exact in any order.
    private static void AssertSums(GradientHistogram histogram, int[] rows, byte[] values, double[] slopes, double[] curvatures)
    {
        for (int bin = 0; bin < BinCount; bin++)
        {
            int[] inBin = [.. rows.Where(row => values[row] == bin)];
            Assert.Equal(inBin.Length, histogram[0][bin].Count);
            Assert.Equal(inBin.Sum(row => slopes[row]), histogram[0][bin].Slope);
            Assert.Equal(inBin.Sum(row => curvatures[row]), histogram[0][bin].Curvature);
        }
    }
}
