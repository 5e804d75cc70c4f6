using CsCheck;

namespace Synth.Evaluation.Tests;

public sealed class RocCurveTests
{
    [Fact]
    public void The_area_is_the_share_of_pairs_in_the_right_order() =>
        // Pairs (0.8, 0.1), (0.8, 0.4), (0.35, 0.1) are right, (0.35, 0.4) is wrong.
        Assert.Equal(0.75, RocCurve.Area([0.1, 0.4, 0.35, 0.8], [false, false, true, true]), 12);

    [Fact]
    public void Ties_count_one_half() =>
        Assert.Equal(0.5, RocCurve.Area([1, 1, 1], [true, false, true]), 12);

    [Fact]
    public void The_area_agrees_with_counting_all_pairs() =>
        Gen.Select(Gen.Int[0, 5], Gen.Bool).Array[2, 40].Sample(rows =>
        {
            var (positives, negatives) = (rows.Where(row => row.Item2).ToArray(), rows.Where(row => !row.Item2).ToArray());
            if (positives.Length == 0 || negatives.Length == 0)
            {
                return;
            }

            var byPairs = positives.Average(p => negatives.Average(n => p.Item1 > n.Item1 ? 1.0 : p.Item1 == n.Item1 ? 0.5 : 0));
            Assert.Equal(byPairs, RocCurve.Area([.. rows.Select(row => (double)row.Item1)], [.. rows.Select(row => row.Item2)]), 10);
        });

    [Fact]
    public void The_advantage_is_the_best_difference_of_true_and_false_positives()
    {
        Assert.Equal(1, RocCurve.Advantage([3, 4, 1, 2], [true, true, false, false]), 12);
        Assert.Equal(0.5, RocCurve.Advantage([4, 1, 3, 2], [true, true, false, false]), 12);
    }

    [Fact]
    public void Families_that_are_recognised_together_widen_the_interval()
    {
        (double Score, int Family)[] Scores(double shift, int rowsPerFamily) => [.. Enumerable.Range(0, 200)
            .Select(i => (shift + Synth.Data.RandomStream.FromSeed(1).Uniform(i / rowsPerFamily), i / rowsPerFamily))];

        Assert.True(RocCurve.ClusteredDeviation(Scores(0.1, 20), Scores(0, 20)) > 3
            * RocCurve.ClusteredDeviation(Scores(0.1, 1), Scores(0, 1)));
    }
}
