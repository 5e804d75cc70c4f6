using MathNet.Numerics.Distributions;
using Synth.Data;

namespace Synth.Evaluation.Tests;

/// <summary>
/// Intervals of 95% have the true figure of made-up laws in at least 95 of 100 cases. Of 200 samples ten may miss it; more than twenty are
/// three standard deviations more.
/// </summary>
public sealed class IntervalCoverageTests
{
    private const int Samples = 200;
    private const int MostMissed = 20;

    private static readonly double[] Uniform = [.. Enumerable.Repeat(1 / 20.0, 20)];
    private static readonly double[] Falling = Normalized([.. Enumerable.Range(1, 20).Select(place => 1.0 / place)]);
    private static readonly double[] Long = Normalized([.. Enumerable.Range(1, 400).Select(place => 1.0 / place)]);
    private static readonly double[] Nearly = Normalized([.. Falling.Select((share, cell) => cell == 3 ? share + 0.05 : share)]);

    public static TheoryData<string, int, int> Laws => new()
    {
        { "coin", 300, 300 }, { "coin", 2000, 100 }, { "other", 300, 300 }, { "near", 100, 100 }, { "near", 1000, 5000 },
        { "same", 100, 100 }, { "same", 2000, 300 },
    };

    [Theory]
    [MemberData(nameof(Laws))]
    public void The_interval_of_a_total_variation_has_the_distance_of_the_laws(string name, int first, int second)
    {
        var (p, q) = Shares(name);
        var truth = p.Zip(q, (a, b) => Math.Abs(a - b)).Sum() / 2;

        Assert.InRange(
            Missed(truth, sample => Interval.OfTotalVariation(Counts(p, first, sample), Counts(q, second, ~sample), first, second)),
            0,
            MostMissed);
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void The_interval_of_a_Hellinger_distance_has_the_distance_of_the_laws(string name, int first, int second)
    {
        var (p, q) = Shares(name);

        Assert.InRange(
            Missed(
                Distances.Hellinger(p, q),
                sample => Interval.OfHellinger(Counts(p, first, sample), Counts(q, second, ~sample), first, second)),
            0,
            MostMissed);
    }

    [Theory]
    [InlineData("near")]
    [InlineData("same")]
    public void Families_whose_rows_are_all_alike_count_once(string name)
    {
        // A hundred families of ten rows a side, of which all are in one cell.
        var (p, q) = Shares(name);
        int[] families = [.. Enumerable.Range(0, 1000).Select(row => row / 10)];
        CellComparison Compared(long sample)
        {
            var (first, second) = (Draws(p, 100, sample), Draws(q, 100, ~sample));
            return CellComparison.Of(
                p.Length,
                Array.ConvertAll(families, family => first[family]),
                [families],
                Array.ConvertAll(families, family => second[family]),
                [families]);
        }

        Assert.Equal(100, Compared(1).FirstRows, 1e-6);
        Assert.InRange(
            Missed(p.Zip(q, (a, b) => Math.Abs(a - b)).Sum() / 2, sample => Compared(sample).TotalVariationInterval), 0, MostMissed);
    }

    [Fact]
    public void Twenty_families_on_either_side_suffice_for_an_attack()
    {
        // Twenty families of ten rows a side, half of whose scores' variance is their family's; nobody is told from anybody.
        (double, int)[] Scores(long side) => [.. Enumerable.Range(0, 200).Select(row => (
            RandomStream.FromSeed(side).Derive(row / 10).Uniform(0) + RandomStream.FromSeed(side).Derive(row / 10).Uniform(1 + row),
            row / 10))];

        Assert.InRange(Missed(0.5, sample => MembershipInference.Of(Scores(sample), Scores(~sample)).AreaInterval), 0, MostMissed);
    }

    [Fact]
    public void Pairs_that_families_share_count_once()
    {
        // Fifty pairs of correlation 0.5, each ten times.
        int[] families = [.. Enumerable.Range(0, 500).Select(row => row / 10)];
        Assert.InRange(
            Missed(0.5, sample =>
            {
                var (x, y) = Pairs(0.5, 0, 50, sample);
                var (u, v) = (Array.ConvertAll(families, family => x[family]), Array.ConvertAll(families, family => y[family]));
                return Interval.OfCorrelation(Association.Pearson(u, v), Association.PearsonVariance(u, v, [Alone(500), families]));
            }),
            0,
            MostMissed);
    }

    [Fact]
    public void Many_rare_values_alone_tell_no_laws_apart()
    {
        // Two samples of 300 rows of one law of 400 values lie 0.3 apart by chance.
        var distances = Enumerable.Range(0, Samples).Select(sample => Interval.OfTotalVariation(
            Counts(Long, 300, sample), Counts(Long, 300, ~sample), 300, 300)).ToArray();

        Assert.InRange(distances.Count(interval => interval.Low > 0), 0, MostMissed);
        Assert.True(distances.Average(interval => interval.High) > 0.3);
    }

    [Theory]
    [InlineData(0, 50)]
    [InlineData(0, 1000)]
    [InlineData(0.5, 200)]
    public void The_interval_of_a_difference_of_correlations_has_that_of_the_laws(double skew, int rows)
    {
        // Of exponentials of normal variables with deviation s, the correlation is (exp(r s²) − 1) / (exp(s²) − 1).
        double Truth(double correlation) =>
            skew == 0 ? correlation : (Math.Exp(correlation * skew * skew) - 1) / (Math.Exp(skew * skew) - 1);

        Assert.InRange(
            Missed(Truth(0.8) - Truth(0.3), sample =>
            {
                var (x, y) = Pairs(0.8, skew, rows, sample);
                var (u, v) = Pairs(0.3, skew, rows, ~sample);
                var (first, second) = (Association.Pearson(x, y), Association.Pearson(u, v));
                return Interval.OfDifference(
                    first,
                    Interval.OfCorrelation(first, Association.PearsonVariance(x, y, [Alone(rows)])),
                    second,
                    Interval.OfCorrelation(second, Association.PearsonVariance(u, v, [Alone(rows)])));
            }),
            0,
            MostMissed);
    }

    [Theory]
    [InlineData(1000, 300)]
    [InlineData(30, 20)]
    public void The_interval_of_a_difference_of_distinct_shares_has_that_of_the_laws(int values, int rows)
    {
        // Of n values out of V and out of 2V, as many are different as places of V that n hit.
        double Expected(int choices) => choices * (1 - Math.Pow(1 - (1.0 / choices), rows)) / rows;
        DistinctShare Drawn(int choices, long sample)
        {
            var stream = RandomStream.FromSeed(sample);
            return DistinctShare.Of([.. Enumerable.Range(0, rows).Select(i => (double)stream.Below(i, choices))]);
        }

        Assert.InRange(
            Missed(Expected(2 * values) - Expected(values), sample => Drawn(2 * values, sample).DifferenceFrom(Drawn(values, ~sample))),
            0,
            MostMissed);
    }

    [Fact]
    public void The_interval_of_a_joint_Hellinger_distance_has_that_of_the_laws()
    {
        // A column that is shifted by half a deviation, and one that follows the other: from 100,000 rows the distance is known.
        double[][] Drawn(double shift, int rows, long sample)
        {
            var (x, y) = Pairs(0.6, 0, rows, sample);
            return [[.. x.Select(value => value + shift)], y];
        }

        var truth = CopulaDistance.Between(Drawn(0, 100_000, 1), Drawn(0.5, 100_000, 2))!.Value;
        int MissedBy(double shift, double distance) => Missed(distance, sample =>
        {
            var (a, b) = (Drawn(0, 300, sample), Drawn(shift, 300, ~sample));
            return CopulaDistance.IntervalOf(CopulaDistance.Between(a, b)!.Value, a, Alone(300), b, Alone(300));
        });

        Assert.InRange(MissedBy(0.5, truth), 0, MostMissed);
        Assert.InRange(MissedBy(0, 0), 0, MostMissed);
    }

    [Fact]
    public void The_jackknife_counts_families_once()
    {
        // A ratio of two sums over twenty families, of means 1.5 and 0.75.
        Assert.InRange(
            Missed(2, sample =>
            {
                var stream = RandomStream.FromSeed(sample);
                double Value(int family, int which) => which + stream.Derive(which).Uniform(family);
                double Sum(int left, Func<int, double> value) => Enumerable.Range(0, 20).Where(family => family != left).Sum(value);
                double Ratio(int left) => Sum(left, family => Value(family, 1)) / Sum(left, family => Value(family, 0) + 0.25);
                return Interval.OfJackknife(Ratio(-1), [.. Enumerable.Range(0, 20).Select(Ratio)])!.Value;
            }),
            0,
            MostMissed);
        Assert.Null(Interval.OfJackknife(1, [1]));
    }

    [Fact]
    public void The_interval_of_an_average_is_the_average_of_the_intervals() =>
        Assert.Equal(new Interval(0.25, 0.75), Interval.OfAverage([new Interval(0, 0.5), new Interval(0.5, 1)]));

    [Fact]
    public void Without_rows_nothing_is_known()
    {
        Assert.Equal(Interval.Unknown, Interval.OfTotalVariation([0], [1], 0, 1));
        Assert.Equal(Interval.Unknown, Interval.OfHellinger([0, 0], [1, 2], 0, 3));
        Assert.Equal(Interval.Unknown, DistinctShare.Of([]).DifferenceFrom(DistinctShare.Of([1, 2])));
    }

    private static (double[] First, double[] Second) Shares(string name) => name switch
    {
        "coin" => ([0.5, 0.5], [0.6, 0.4]),
        "other" => (Falling, Uniform),
        "near" => (Falling, Nearly),
        _ => (Falling, Falling),
    };

    private static int Missed(double truth, Func<long, Interval> interval) => Enumerable.Range(1, Samples)
        .Select(sample => interval(sample))
        .Count(found => truth < found.Low - 1e-12 || truth > found.High + 1e-12);

    private static int[] Alone(int rows) => [.. Enumerable.Range(0, rows)];

    private static double[] Counts(double[] shares, int rows, long sample)
    {
        var counts = new double[shares.Length];
        foreach (var cell in Draws(shares, rows, sample))
        {
            counts[cell]++;
        }

        return counts;
    }

    // Cells, drawn by their shares.
    private static int[] Draws(double[] shares, int rows, long sample)
    {
        var stream = RandomStream.FromSeed(sample);
        return [.. Enumerable.Range(0, rows).Select(row =>
        {
            var (left, cell) = (stream.Uniform(row), 0);
            while (cell < shares.Length - 1 && left >= shares[cell])
            {
                left -= shares[cell++];
            }

            return cell;
        })];
    }

    private static (double[] X, double[] Y) Pairs(double correlation, double skew, int rows, long sample)
    {
        var stream = RandomStream.FromSeed(sample);
        double Draw(int row, int which) => Normal.InvCDF(0, 1, (stream.Derive(which).Uniform(row) * 0.999998) + 1e-6);
        double Law(double value) => skew == 0 ? value : Math.Exp(skew * value);
        var x = Enumerable.Range(0, rows).Select(row => Draw(row, 0)).ToArray();
        var y = x.Select((value, row) => (correlation * value) + (Math.Sqrt(1 - (correlation * correlation)) * Draw(row, 1))).ToArray();
        return (Array.ConvertAll(x, Law), Array.ConvertAll(y, Law));
    }

    private static double[] Normalized(double[] weights)
    {
        var sum = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / sum);
    }
}
