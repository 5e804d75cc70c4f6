using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Draws few families both ways, counted from elder siblings and each row for itself, and tells which look more like the source's:
/// a drift may keep the distances of siblings and yet lead families where none has been.
/// </summary>
/// <remarks>
/// Draws are of marginals alone. From many families the forests learn how a drift depends on where it stands: those are not compared.
/// </remarks>
internal static class ElderComparison
{
    /// <summary>From so many families on they are counted from elder siblings without comparison.</summary>
    private const int ManyFamilies = 60;

    /// <summary>The most rows that are drawn each way.</summary>
    private const int MostRows = 20_000;

    /// <summary>How often small tables are drawn, so that one lucky draw does not decide.</summary>
    private const int Rounds = 5;

    /// <summary>How often a distance that leads out of the source's range is drawn anew before it is cut.</summary>
    private const int Proposals = 12;

    /// <summary>Whether families that are counted from their elder siblings are nearer to the source's.</summary>
    /// <param name="values">The values; null where there is none. Shape [rows].</param>
    /// <param name="distances">Their distances from the elder siblings; null where there is none. Shape [rows].</param>
    /// <param name="parents">The parent of each row; siblings stand together.</param>
    /// <param name="from">From what values are counted.</param>
    public static bool IsNearer(long?[] values, long?[] distances, int[] parents, ElderBase from)
    {
        var rows = Enumerable.Range(0, values.Length).Where(row => values[row] is not null && parents[row] >= 0).ToArray();
        if (rows.Count(row => distances[row] is null) >= ManyFamilies)
        {
            return true;
        }

        rows = [.. rows.Take(MostRows)];
        var known = Array.ConvertAll(rows, row => values[row]!.Value);
        var steps = rows.Where(row => distances[row] is not null).Select(row => distances[row]!.Value).ToArray();
        var firsts = rows.Where(row => distances[row] is null).Select(row => values[row]!.Value).ToArray();
        var above = Array.ConvertAll(rows, row => parents[row]);
        var source = Shapes(known, above);
        var stream = RandomStream.FromSeed(known.Length).Derive("elders");
        var (counted, alone) = (0.0, 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            var draws = stream.Derive(round);
            counted += Distance(source, Shapes(Count(firsts, steps, known, above, from, draws.Derive("counted")), above));
            alone += Distance(source, Shapes(Array.ConvertAll(rows, row => known[draws.Below(row, known.Length)]), above));
        }

        return counted < alone;
    }

    private static long[] Count(long[] firsts, long[] steps, long[] known, int[] parents, ElderBase from, RandomStream stream)
    {
        var (least, most) = (known.Min(), known.Max());
        var elders = new ElderValues(parents);
        var drawn = new long[parents.Length];
        for (var row = 0; row < drawn.Length; row++)
        {
            elders.Pass(row);
            var draws = stream.Derive(row);
            if (elders.BaseOf(row, from) is not { } start)
            {
                drawn[row] = firsts[draws.Below(0, firsts.Length)];
            }
            else
            {
                var value = (Int128)start + steps[draws.Below(0, steps.Length)];
                for (var i = 1; i < Proposals && (value < least || value > most); i++)
                {
                    value = (Int128)start + steps[draws.Below(i, steps.Length)];
                }

                drawn[row] = (long)Int128.Clamp(value, least, most);
            }

            elders.Add(row, drawn[row]);
        }

        return drawn;
    }

    // What a classifier sees of families whatever the order of their rows: values, distances of neighbours, means and widths.
    private static double[][] Shapes(long[] values, int[] parents)
    {
        var (gaps, means, widths) = (new List<double>(), new List<double>(), new List<double>());
        for (var begin = 0; begin < values.Length;)
        {
            var end = begin + 1;
            while (end < values.Length && parents[end] == parents[begin])
            {
                end++;
            }

            double[] family = [.. values[begin..end].Select(value => (double)value).Order()];
            gaps.AddRange(family.Zip(family.Skip(1), (first, second) => second - first));
            means.Add(family.Average());
            widths.Add(family[^1] - family[0]);
            begin = end;
        }

        return [Sorted(values.Select(value => (double)value)), Sorted(gaps), Sorted(means), Sorted(widths)];
    }

    private static double[] Sorted(IEnumerable<double> values) => [.. values.Order()];

    // Distances shrink with the root of the sample by chance alone (Kolmogorov 1933): each counts by what its sample can tell.
    private static double Distance(double[][] source, double[][] drawn) =>
        source.Zip(drawn, (first, second) => Math.Sqrt(first.Length) * KolmogorovSmirnov(first, second)).Sum();

    private static double KolmogorovSmirnov(double[] first, double[] second)
    {
        var (i, j, largest) = (0, 0, 0.0);
        while (i < first.Length && j < second.Length)
        {
            var value = Math.Min(first[i], second[j]);
            while (i < first.Length && first[i] <= value)
            {
                i++;
            }

            while (j < second.Length && second[j] <= value)
            {
                j++;
            }

            largest = Math.Max(largest, Math.Abs(((double)i / first.Length) - ((double)j / second.Length)));
        }

        return largest;
    }
}
