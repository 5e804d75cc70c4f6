using MathNet.Numerics.Statistics;
using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>Adds up the rounds of a two-sample test.</summary>
/// <param name="featureCount">The number of variables.</param>
internal sealed class DetectionTally(int featureCount)
{
    private const int MinTested = 20;

    // Of predictions that are always sure.
    private const double WorstError = 0.25;

    private readonly double[] weights = new double[featureCount];
    private readonly List<(double Area, double Accuracy, double Error, double ErrorDeviation, int Positives, int Tested)> rounds = [];

    /// <summary>Adds what each variable contributed to a classifier.</summary>
    public void AddWeights(double[] contributed)
    {
        for (var i = 0; i < contributed.Length; i++)
        {
            weights[i] += contributed[i];
        }
    }

    /// <summary>Adds the scores of a round: log-odds of being a source row, NaN where a row was not tested.</summary>
    public void AddRound(double[] scores, bool[] isSource)
    {
        var tested = Enumerable.Range(0, scores.Length).Where(row => !double.IsNaN(scores[row])).ToArray();
        var positives = tested.Count(row => isSource[row]);
        if (tested.Length < MinTested || positives == 0 || positives == tested.Length)
        {
            return;
        }

        var errors = Array.ConvertAll(tested, row => Square((1 / (1 + Math.Exp(-scores[row]))) - 0.5));
        rounds.Add((
            RocCurve.Area([.. tested.Select(row => scores[row])], [.. tested.Select(row => isSource[row])]),
            tested.Count(row => scores[row] > 0 == isSource[row]) / (double)tested.Length,
            errors.Average(),
            errors.StandardDeviation() / Math.Sqrt(errors.Length),
            positives,
            tested.Length));
    }

    /// <summary>The mean of the rounds; null without any.</summary>
    /// <param name="rowsPerSide">Rows of each side.</param>
    /// <param name="shown">The most variables to name.</param>
    /// <param name="describe">The name and the plot of a variable.</param>
    public Detection? Summarize(int rowsPerSide, int shown, Func<int, (string Name, Distribution Plot)> describe)
    {
        if (rounds.Count == 0)
        {
            return null;
        }

        var area = rounds.Average(round => round.Area);
        var accuracy = rounds.Average(round => round.Accuracy);
        var error = rounds.Average(round => round.Error);

        // Further rounds test the same rows again, and narrow nothing.
        var errorInterval = Interval.OfMean(error, rounds.Average(round => round.ErrorDeviation));
        var (positives, tested) = (rounds[0].Positives, rounds[0].Tested);
        return new Detection(
            area,
            Interval.OfArea(area, positives, tested - positives),
            accuracy,
            Interval.OfProportion(accuracy * tested, tested),
            error,
            new Interval(Math.Max(0, errorInterval.Low), Math.Min(WorstError, errorInterval.High)),
            rowsPerSide,
            GiveAways(shown, describe));
    }

    private ValueList<GiveAway> GiveAways(int shown, Func<int, (string Name, Distribution Plot)> describe)
    {
        var total = weights.Sum();
        return Enumerable.Range(0, weights.Length)
            .Where(i => weights[i] > 0)
            .OrderByDescending(i => weights[i])
            .Take(shown)
            .Select(i => (Weight: weights[i] / total, Shown: describe(i)))
            .Select(entry => new GiveAway(entry.Shown.Name, entry.Weight, entry.Shown.Plot))
            .ToValueList();
    }

    private static double Square(double value) => value * value;
}
