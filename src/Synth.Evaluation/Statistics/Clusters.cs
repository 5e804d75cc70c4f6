using System.Runtime.InteropServices;

namespace Synth.Evaluation;

/// <summary>Means of values that come in families, whose members stand or fall together.</summary>
internal static class Clusters
{
    /// <summary>
    /// The variance of a mean, robust against any dependence within families (Liang and Zeger 1986): the sum of squared family totals of
    /// deviations.
    /// </summary>
    /// <param name="values">The values.</param>
    /// <param name="families">The family of each.</param>
    public static double VarianceOfMean(ReadOnlySpan<double> values, ReadOnlySpan<int> families)
    {
        if (values.IsEmpty)
        {
            return 0;
        }

        double sum = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        var mean = sum / values.Length;
        var totals = new Dictionary<int, double>();
        for (var i = 0; i < values.Length; i++)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(totals, families[i], out _) += values[i] - mean;
        }

        return totals.Values.Sum(total => total * total) / ((double)values.Length * values.Length);
    }

    /// <summary>
    /// How many independent trials the successes are worth: all of them when families do not matter, as many as families when they decide.
    /// </summary>
    public static double EffectiveTrials(ReadOnlySpan<double> successes, ReadOnlySpan<int> families)
    {
        double sum = 0;
        foreach (var success in successes)
        {
            sum += success;
        }

        var share = sum / successes.Length;
        var independent = share * (1 - share) / successes.Length;
        var actual = VarianceOfMean(successes, families);
        return actual <= independent || independent == 0 ? successes.Length : successes.Length * independent / actual;
    }
}
