namespace Synth.Modeling;

/// <summary>How far the shares of cells have moved, and how far chance alone would have moved them.</summary>
/// <param name="Index">The population stability index Σ (q − p) ln(q / p), with half a row added to each cell.</param>
/// <param name="Distance">The largest difference of the distribution functions over ordered cells, the total variation over others.</param>
/// <param name="Noise">What the index of two samples of one law stays below in 9,999 of 10,000 cases.</param>
/// <remarks>
/// Over B cells the index of samples of n and m rows is about χ² with B − 1 degrees of freedom, times 1/n + 1/m (Yurdakul and Naranjo
/// 2020). Rows of one family are alike and say less than as many rows of different ones: χ² is multiplied by the mean design effect of the
/// shares (Rao and Scott 1981), which is estimated from how they vary between families.
/// </remarks>
internal sealed record StabilityComparison(double Index, double Distance, double Noise)
{
    private const double Normal = 3.719;

    /// <summary>Compares.</summary>
    /// <param name="learned">Rows per cell then. Shape [cells].</param>
    /// <param name="cells">The cell of each row now; −1 for rows that do not count. At least one counts. Shape [rows].</param>
    /// <param name="families">The family of each row, from 0. Shape [rows].</param>
    /// <param name="isOrdered">Whether neighbouring cells are alike.</param>
    public static StabilityComparison Of(long[] learned, int[] cells, int[] families, bool isOrdered)
    {
        var counts = new long[learned.Length];
        foreach (var cell in cells.Where(cell => cell >= 0))
        {
            counts[cell]++;
        }

        var (then, now) = (Smooth(learned), Smooth(counts));
        var index = then.Zip(now, (p, q) => (q - p) * Math.Log(q / p)).Sum();
        var rows = (1.0 / learned.Sum()) + (1.0 / counts.Sum());
        var freedom = Math.Max(1, learned.Zip(counts, (before, after) => before + after > 0 ? 1 : 0).Sum() - 1);
        return new StabilityComparison(
            index,
            isOrdered ? Steps(then, now) : 0.5 * then.Zip(now, (p, q) => Math.Abs(p - q)).Sum(),
            ChiSquared(freedom) * rows * DesignEffect(counts, cells, families));
    }

    private static double[] Smooth(long[] counts)
    {
        var all = counts.Sum() + (0.5 * counts.Length);
        return Array.ConvertAll(counts, count => (count + 0.5) / all);
    }

    private static double Steps(double[] then, double[] now)
    {
        var (sum, largest) = (0.0, 0.0);
        for (var cell = 0; cell < then.Length; cell++)
        {
            sum += now[cell] - then[cell];
            largest = Math.Max(largest, Math.Abs(sum));
        }

        return largest;
    }

    // The quantile by the cube of a normal one (Wilson and Hilferty 1931).
    private static double ChiSquared(int freedom)
    {
        var part = 2.0 / (9 * freedom);
        return freedom * Math.Pow(1 - part + (Normal * Math.Sqrt(part)), 3);
    }

    // Variances of shares between families over those of as many independent rows, weighted as χ² weights the cells; at least 1.
    private static double DesignEffect(long[] counts, int[] cells, int[] families)
    {
        var rows = (double)counts.Sum();
        var sizes = cells.Zip(families).Where(row => row.First >= 0).CountBy(row => row.Second).ToDictionary();
        if (sizes.Count < 2 || sizes.Count == (int)rows)
        {
            return 1;
        }

        var within = cells.Zip(families).Where(row => row.First >= 0).CountBy(row => row).ToArray();
        var correction = sizes.Count / (sizes.Count - 1.0);
        var (sum, freedom) = (0.0, 0.0);
        for (var cell = 0; cell < counts.Length; cell++)
        {
            var share = counts[cell] / rows;
            if (share is 0 or 1)
            {
                continue;
            }

            // Σ (y − p n)² over families: those without a row in the cell add (p n)².
            var squares = sizes.Values.Sum(size => share * size * share * size);
            foreach (var ((at, family), count) in within)
            {
                if (at == cell)
                {
                    var expected = share * sizes[family];
                    squares += ((count - expected) * (count - expected)) - (expected * expected);
                }
            }

            sum += correction * squares / (rows * share);
            freedom += 1 - share;
        }

        return freedom == 0 ? 1 : Math.Max(1, sum / freedom);
    }
}
