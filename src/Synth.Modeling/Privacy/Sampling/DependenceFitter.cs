namespace Synth.Modeling;

/// <summary>
/// Chooses for each attribute the one that it follows most, and measures the table of both: a network of degree one (Chow and Liu 1968;
/// with privacy Zhang et al. 2017, <i>PrivBayes</i>, and McKenna et al. 2021, whose choice by what a table would add beyond its noise is
/// taken here).
/// </summary>
/// <param name="meter">Answers, and keeps the account.</param>
/// <param name="most">The most rows that a family has among those that count.</param>
/// <param name="costs">What to spend.</param>
internal sealed class DependenceFitter(PrivacyMeter meter, int most, PrivacyCosts costs)
{
    private const int MostGroups = 24;
    private const int ShareBits = 16;

    /// <summary>What an attribute follows; null when nothing stands out from the noise.</summary>
    /// <param name="target">The attribute.</param>
    /// <param name="candidates">What it may follow. Codes below 0 are rows without one.</param>
    /// <param name="rowCount">About how many rows count.</param>
    public Dependence? Fit(MeasuredAttribute target, IReadOnlyList<MeasuredAttribute> candidates, double rowCount)
    {
        var deviation = PrivacyMeter.DeviationOf(most, costs.Pair);
        var groupLimit = (int)Math.Clamp(Math.Sqrt(rowCount / (2 * deviation)), 2, MostGroups);
        var groups = CodeGroups.Of(target, groupLimit);
        var predictors = candidates.Select(candidate => CodeGroups.Of(candidate, groupLimit)).ToArray();
        var scale = (double)(1 << ShareBits);
        var shares = Array.ConvertAll(groups.Shares, share => (Int128)Math.Floor(share * scale));
        shares[0] += (1 << ShareBits) - shares.Aggregate((Int128)0, (sum, share) => sum + share);
        var scores = candidates.Zip(predictors, (candidate, predictor) =>
            Distance(Tabulate(target, groups, candidate, predictor), shares) - Noise(predictor.Shares.Length * groups.Shares.Length));

        // A row more in a cell changes the distance by at most twice its weight. Following nothing has the score 0.
        var chosen = meter.Choose("which columns are related", [0, .. scores], 2L * most << ShareBits, costs.Choice) - 1;
        return chosen < 0 ? null : Measure(target, groups, candidates[chosen], predictors[chosen], chosen);

        Int128 Noise(int cells) => (Int128)(Math.Sqrt(2 / Math.PI) * deviation * cells * scale);
    }

    private Dependence Measure(MeasuredAttribute target, CodeGroups groups, MeasuredAttribute candidate, CodeGroups predictor, int chosen)
    {
        var table = Tabulate(target, groups, candidate, predictor);
        var noisy = meter.Count("pairs of columns", [.. table.SelectMany(row => row)], most, costs.Pair);
        var width = groups.Shares.Length;
        return new Dependence(chosen, predictor, groups,
            [.. noisy.Counts.Chunk(width).Select(row => Shrink(row, groups.Shares, noisy.Deviation))]);
    }

    // How far a row of the table is from the overall distribution, less what noise alone would do (James and Stein 1961, the positive
    // part).
    private static double[] Shrink(long[] row, double[] shares, double deviation)
    {
        var total = (double)row.Sum();
        if (total <= deviation)
        {
            return shares;
        }

        var distances = row.Zip(shares, (count, share) => count - (total * share)).ToArray();
        var energy = distances.Sum(distance => distance * distance);
        var kept = energy > 0 ? Math.Max(0, 1 - ((row.Length - 1) * deviation * deviation / energy)) : 0;
        return NoisyCounts.Project([.. shares.Zip(distances, (share, distance) => share + (kept * distance / total))]);
    }

    private static Int128 Distance(long[][] table, Int128[] shares)
    {
        Int128 sum = 0;
        foreach (var row in table)
        {
            var total = (Int128)row.Sum();
            for (var group = 0; group < row.Length; group++)
            {
                sum += Int128.Abs(((Int128)row[group] << ShareBits) - (total * shares[group]));
            }
        }

        return sum;
    }

    private static long[][] Tabulate(MeasuredAttribute target, CodeGroups groups, MeasuredAttribute candidate, CodeGroups predictor)
    {
        var table = predictor.Shares.Select(_ => new long[groups.Shares.Length]).ToArray();
        for (var row = 0; row < target.Codes.Length; row++)
        {
            if (candidate.Codes[row] >= 0)
            {
                table[predictor.GroupOf[candidate.Codes[row]]][groups.GroupOf[target.Codes[row]]]++;
            }
        }

        return table;
    }
}
