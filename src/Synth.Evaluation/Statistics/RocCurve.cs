namespace Synth.Evaluation;

/// <summary>How well scores tell two classes apart.</summary>
internal static class RocCurve
{
    /// <summary>
    /// The area under the ROC curve: the probability that a positive scores higher than a negative, ties counting one half
    /// (the Mann-Whitney statistic). 0.5 when a class is empty.
    /// </summary>
    public static double Area(ReadOnlySpan<double> scores, ReadOnlySpan<bool> isPositive)
    {
        var order = Order(scores);
        double rankSum = 0;
        var positives = 0;
        for (var i = 0; i < order.Length;)
        {
            var end = i;
            while (end < order.Length && scores[order[end]] == scores[order[i]])
            {
                end++;
            }

            for (var j = i; j < end; j++)
            {
                if (isPositive[order[j]])
                {
                    positives++;
                    rankSum += (i + 1 + end) / 2.0;
                }
            }

            i = end;
        }

        double negatives = order.Length - positives;
        return positives == 0 || negatives == 0 ? 0.5 : (rankSum - (positives * (positives + 1) / 2.0)) / (positives * negatives);
    }

    /// <summary>
    /// The standard deviation of an area when scores come in families (DeLong et al. 1988, with the clusters of Obuchowski 1997).
    /// </summary>
    /// <param name="positives">The scores of one class, each with its family.</param>
    /// <param name="negatives">The scores of the other class, each with its family.</param>
    public static double ClusteredDeviation(IReadOnlyList<(double Score, int Family)> positives,
        IReadOnlyList<(double Score, int Family)> negatives)
    {
        var (above, below) = (Sorted(negatives), Sorted(positives));
        double[] placements = [.. positives.Select(entry => ShareBelow(above, entry.Score))];
        double[] opposite = [.. negatives.Select(entry => 1 - ShareBelow(below, entry.Score))];
        return Math.Sqrt(
            Clusters.VarianceOfMean(placements, [.. positives.Select(entry => entry.Family)])
            + Clusters.VarianceOfMean(opposite, [.. negatives.Select(entry => entry.Family)]));
    }

    /// <summary>
    /// The largest difference between the share of positives and the share of negatives that score above some bound: Youden's J, which is
    /// the advantage of the best attacker who uses these scores (Yeom et al. 2018).
    /// </summary>
    public static double Advantage(ReadOnlySpan<double> scores, ReadOnlySpan<bool> isPositive)
    {
        var order = Order(scores);
        double positives = 0, all = order.Length;
        foreach (var positive in isPositive)
        {
            positives += positive ? 1 : 0;
        }

        double above = 0, best = 0;
        double seen = 0;
        for (var i = order.Length - 1; i >= 0; i--)
        {
            seen++;
            above += isPositive[order[i]] ? 1 : 0;
            if (i == 0 || scores[order[i - 1]] != scores[order[i]])
            {
                best = Math.Max(best, (above / positives) - ((seen - above) / (all - positives)));
            }
        }

        return best;
    }

    private static double[] Sorted(IReadOnlyList<(double Score, int Family)> entries) => [.. entries.Select(entry => entry.Score).Order()];

    // Equal scores count one half.
    private static double ShareBelow(double[] sorted, double score)
    {
        var (low, high) = (Bound(sorted, score, isUpper: false), Bound(sorted, score, isUpper: true));
        return (low + high) / 2.0 / sorted.Length;
    }

    private static int Bound(double[] sorted, double score, bool isUpper)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < score || (isUpper && sorted[middle] == score))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static int[] Order(ReadOnlySpan<double> scores)
    {
        var order = new int[scores.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(scores.ToArray(), order);
        return order;
    }
}
