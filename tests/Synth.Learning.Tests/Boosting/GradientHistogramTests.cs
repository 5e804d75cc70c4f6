using CsCheck;

namespace Synth.Learning.Tests.Boosting;

public sealed class GradientHistogramTests
{
    private const int BinCount = 5;

    [Fact]
    public void What_the_smaller_child_leaves_of_a_node_is_the_larger_child() =>
        Gen.Select(Gen.Int[1, 80], Gen.Int[1, 8], Gen.ULong).Sample((rowCount, featureCount, seed) =>
        {
            var random = new RandomBits(seed);
            int[] rows = random.Permutation(rowCount);
            byte[][] columns = [.. Enumerable.Range(0, featureCount).Select(_ => random.Bins(rowCount, BinCount))];
            double[] slopes = [.. columns[0].Select((value, row) => (value * 0.25) - (row * 0.5))];
            double[] curvatures = [.. rows.Order().Select(row => 0.25 + (row * 0.125))];
            var matrix = new BinnedMatrix(columns.Select(column => new BinnedFeature(column, BinCount, FeatureKind.Ordinal)), rowCount);
            int middle = rows.Length / 3;

            var whole = new GradientHistogram(matrix);
            whole.Sum(rows, slopes, curvatures);
            AssertSums(whole, rows, columns, slopes, curvatures);

            var part = new GradientHistogram(matrix);
            part.Sum(rows.AsSpan(0, middle), slopes, curvatures);
            AssertSums(part, rows[..middle], columns, slopes, curvatures);

            whole.Subtract(part);
            AssertSums(whole, rows[middle..], columns, slopes, curvatures);
        });

    // All numbers are multiples of 1/8, so that sums are exact in any order.
    private static void AssertSums(GradientHistogram histogram, int[] rows, byte[][] columns, double[] slopes, double[] curvatures)
    {
        foreach ((int feature, byte[] values) in columns.Index())
        {
            for (int bin = 0; bin < BinCount; bin++)
            {
                int[] inBin = [.. rows.Where(row => values[row] == bin)];
                Assert.Equal(inBin.Length, histogram[feature][bin].Count);
                Assert.Equal(inBin.Sum(row => slopes[row]), histogram[feature][bin].Slope);
                Assert.Equal(inBin.Sum(row => curvatures[row]), histogram[feature][bin].Curvature);
            }
        }
    }
}
