namespace Synth.Modeling;

/// <summary>
/// How alike the rows of a group are in a number: the intraclass correlation of groups of unequal sizes (Fisher 1925), by which the mean of
/// a group is drawn towards that of all the nearer, the fewer rows tell it.
/// </summary>
/// <param name="Correlation">The share of the variance that lies between groups, 0 to 1.</param>
/// <param name="Certainty">By how many standard deviations of chance the groups differ more than they would if they were alike.</param>
/// <param name="Effects">By how much each group differs; not a number for one without rows. Shape [groups].</param>
internal sealed record Intraclass(double Correlation, double Certainty, double[] Effects)
{
    /// <summary>Measures groups.</summary>
    /// <param name="groups">The group of each row. Shape [rows].</param>
    /// <param name="values">A number in each row, whose mean is about zero; not a number where there is none. Shape [rows].</param>
    /// <param name="groupCount">How many groups there are.</param>
    /// <param name="spent">How many means of wider groups were taken off the numbers.</param>
    public static Intraclass Of(int[] groups, double[] values, int groupCount, int spent)
    {
        var counts = new int[groupCount];
        var sums = new double[groupCount];
        var (rows, squares) = (0, 0.0);
        for (var row = 0; row < groups.Length; row++)
        {
            if (!double.IsNaN(values[row]))
            {
                counts[groups[row]]++;
                sums[groups[row]] += values[row];
                squares += values[row] * values[row];
                rows++;
            }
        }

        var known = counts.Count(count => count > 0);
        var (between, within) = (known - spent, rows - known);
        if (between <= 0 || within <= 0)
        {
            return new Intraclass(0, 0, Array.ConvertAll(counts, count => count == 0 ? double.NaN : 0));
        }

        var explained = sums.Zip(counts, (sum, count) => count == 0 ? 0 : sum * sum / count).Sum();
        var (among, inside) = (explained / between, Math.Max(0, squares - explained) / within);
        var typical = (rows - (counts.Sum(count => (double)count * count) / rows)) / Math.Max(1, known - 1);
        var variance = Math.Max(0, (among - inside) / typical);
        var correlation = variance > 0 ? variance / (variance + inside) : 0;
        var certainty = inside > 0 ? ((among / inside) - 1) / Math.Sqrt((2.0 / between) + (2.0 / within))
            : among > 0 ? double.PositiveInfinity : 0;
        return new Intraclass(correlation, certainty, [.. sums.Zip(counts, (sum, count) => count == 0
            ? double.NaN
            : sum / count * (count * correlation / (1 + ((count - 1) * correlation))))]);
    }
}
