namespace Synth.Evaluation;

/// <summary>Compares columns one by one.</summary>
internal static class ColumnComparer
{
    /// <summary>Compares a column; null for keys and for columns without values in the source.</summary>
    public static ColumnFidelity? Compare(DataColumn source, int[] sourceRows, DataColumn other, int[] otherRows)
    {
        if (source.Role is ColumnRole.Key or ColumnRole.Empty || sourceRows.Length == 0)
        {
            return null;
        }

        var a = Array.ConvertAll(sourceRows, row => source.Values[row]);
        var b = Array.ConvertAll(otherRows, row => other.Values[row]);
        var plot = source.IsUsed ? DistributionPlotter.Plot(source, a, b) : null;
        return new ColumnFidelity(
            source.Name,
            source.Role.ToString().ToLowerInvariant(),
            DistanceOf(source, a, b),
            Distances.Noise(Present(a), Present(b)),
            plot is null ? 0 : Distances.Hellinger([.. plot.Source], [.. plot.Synthetic]),
            NullShare(source, sourceRows),
            NullShare(other, otherRows),
            DistinctShare(a, Math.Min(Present(a), Present(b))),
            DistinctShare(b, Math.Min(Present(a), Present(b))),
            source.IsNumeric ? OutsideShare(a, b) : 0,
            Math.Min(a.Length, b.Length),
            plot);
    }

    private static double DistanceOf(DataColumn column, double[] a, double[] b) => column.Role switch
    {
        ColumnRole.Category or ColumnRole.Boolean => Distances.TotalVariation(a, b),
        ColumnRole.Text => Distances.KolmogorovSmirnov(Lengths(column, a), Lengths(column, b)),
        _ => Distances.KolmogorovSmirnov(a, b),
    };

    private static double[] Lengths(DataColumn column, double[] codes) =>
        [.. codes.Where(code => !double.IsNaN(code) && column.IsCoded).Select(code => (double)column.Levels[(int)code].Length)];

    private static int Present(double[] values) => values.Count(value => !double.IsNaN(value));

    private static double NullShare(DataColumn column, int[] rows) => rows.Length == 0
        ? 1
        : rows.Count(row => column.Nulls[row]) / (double)rows.Length;

    // Among equally many values, since the more rows there are, the more of them repeat.
    private static double DistinctShare(double[] values, int count)
    {
        var taken = values.Where(value => !double.IsNaN(value)).Take(count).ToArray();
        return taken.Length == 0 ? 0 : taken.Distinct().Count() / (double)taken.Length;
    }

    private static double OutsideShare(double[] source, double[] other)
    {
        var present = source.Where(value => !double.IsNaN(value)).ToArray();
        var count = Present(other);
        if (present.Length == 0 || count == 0)
        {
            return 0;
        }

        var (least, greatest) = (present.Min(), present.Max());
        return other.Count(value => value < least || value > greatest) / (double)count;
    }
}
