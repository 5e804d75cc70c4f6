namespace Synth.Evaluation;

/// <summary>Compares the columns of a table one by one.</summary>
/// <param name="sourceRows">The rows that stand for the source.</param>
/// <param name="sourceFamilies">The family of each.</param>
/// <param name="otherRows">The rows that stand for the other side.</param>
/// <param name="otherFamilies">The family of each.</param>
/// <param name="cells">The cells of the source's columns.</param>
internal sealed class ColumnComparer(
    int[] sourceRows, int[] sourceFamilies, int[] otherRows, int[] otherFamilies, ColumnCells cells)
{
    /// <summary>Compares a column; null for keys and for columns without values in the source.</summary>
    public ColumnFidelity? Compare(DataColumn source, DataColumn other)
    {
        if (source.Role is ColumnRole.Key or ColumnRole.Empty || sourceRows.Length == 0)
        {
            return null;
        }

        var a = Array.ConvertAll(sourceRows, row => source.Values[row]);
        var b = Array.ConvertAll(otherRows, row => other.Values[row]);
        var (present, otherPresent) = (Present(a), Present(b));
        var alike = Compare(ColumnCells.Count, a, b, cells.Of(source));
        var (distance, interval) = DistanceOf(
            source, present, present.Length * alike.FirstWeight, otherPresent, otherPresent.Length * alike.SecondWeight);

        // Among equally many values, since the more rows there are, the more of them repeat.
        var shared = Math.Min(present.Length, otherPresent.Length);
        var (distinct, otherDistinct) = (DistinctShare.Of(present[..shared]), DistinctShare.Of(otherPresent[..shared]));
        var plot = source.IsUsed ? DistributionPlotter.Plot(source, a, b) : null;
        return new ColumnFidelity
        {
            Column = source.Name,
            Role = source.Role.ToString().ToLowerInvariant(),
            Distance = distance,
            DistanceInterval = interval,
            Noise = Distances.Noise(present.Length, otherPresent.Length),
            Hellinger = plot is null ? 0 : Distances.Hellinger([.. plot.Source], [.. plot.Synthetic]),
            HellingerInterval = plot is null
                ? Interval.Unknown
                : Interval.OfHellinger([.. plot.Source], [.. plot.Synthetic], alike.FirstRows, alike.SecondRows),
            MissingSource = NullShare(source, sourceRows),
            MissingSynthetic = NullShare(other, otherRows),
            MissingInterval = MissingInterval(source, other),
            DistinctSource = distinct.Value,
            DistinctSynthetic = otherDistinct.Value,
            DistinctInterval = distinct.DifferenceFrom(otherDistinct, alike.FirstWeight, alike.SecondWeight),
            OutsideRange = source.IsNumeric ? OutsideShare(present, otherPresent) : 0,
            Rows = Math.Min(a.Length, b.Length),
            Plot = plot,
        };
    }

    private Interval? MissingInterval(DataColumn source, DataColumn other)
    {
        var (nulls, otherNulls) = (Nulls(source, sourceRows), Nulls(other, otherRows));
        return nulls.Contains(1) || otherNulls.Contains(1)
            ? Compare(2, nulls, otherNulls, static isNull => (int)isNull).TotalVariationInterval
            : null;
    }

    private CellComparison Compare(int cellCount, double[] a, double[] b, Func<double, int> cellOf) => CellComparison.Of(
        cellCount,
        Array.ConvertAll(a, value => cellOf(value)),
        [sourceFamilies],
        Array.ConvertAll(b, value => cellOf(value)),
        [otherFamilies]);

    private static (double Distance, Interval Interval) DistanceOf(
        DataColumn column, double[] a, double independent, double[] b, double otherIndependent)
    {
        if (column.Role is ColumnRole.Category or ColumnRole.Boolean)
        {
            var (first, second) = Distances.Counts(a, b);
            return (
                Distances.TotalVariationOfCounts(first, second),
                Interval.OfTotalVariation(first, second, independent, otherIndependent));
        }

        var distance = column.Role == ColumnRole.Text
            ? Distances.KolmogorovSmirnov(Lengths(column, a), Lengths(column, b))
            : Distances.KolmogorovSmirnov(a, b);
        return (distance, Interval.OfLargestGap(distance, (int)Math.Min(independent, otherIndependent)));
    }

    private static double[] Lengths(DataColumn column, double[] codes) =>
        [.. codes.Where(code => !double.IsNaN(code) && column.IsCoded).Select(code => (double)column.Levels[(int)code].Length)];

    private static double[] Nulls(DataColumn column, int[] rows) => Array.ConvertAll(rows, row => column.Nulls[row] ? 1.0 : 0);

    private static double[] Present(double[] values) => Array.FindAll(values, value => !double.IsNaN(value));

    private static double NullShare(DataColumn column, int[] rows) => rows.Length == 0
        ? 1
        : rows.Count(row => column.Nulls[row]) / (double)rows.Length;

    private static double OutsideShare(double[] source, double[] other)
    {
        if (source.Length == 0 || other.Length == 0)
        {
            return 0;
        }

        var (least, greatest) = (source.Min(), source.Max());
        return other.Count(value => value < least || value > greatest) / (double)other.Length;
    }
}
