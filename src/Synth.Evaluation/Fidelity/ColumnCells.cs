using System.Collections.Concurrent;

namespace Synth.Evaluation;

/// <summary>The cells into which values of a column are put to be counted with those of another, by the source's distribution.</summary>
/// <remarks>Thread-safe; the cells of a column are found once.</remarks>
internal sealed class ColumnCells
{
    /// <summary>Cells of a column: ten or twenty by value, one for other values, one for missing ones.</summary>
    public const int Count = 22;

    private const int CommonValues = 20;
    private const int MissingCell = 21;
    private const int OtherCell = 20;

    private readonly ConcurrentDictionary<DataColumn, Lazy<Func<double, int>>> known = new(ReferenceEqualityComparer.Instance);

    /// <summary>Tells the cell of a value, NaN for a missing one.</summary>
    /// <param name="source">The source's column.</param>
    public Func<double, int> Of(DataColumn source) => known.GetOrAdd(
        source,
        column => new Lazy<Func<double, int>>(() => column.Role == ColumnRole.Category ? CommonCell(column) : TenthCell(column))).Value;

    private static Func<double, int> CommonCell(DataColumn source)
    {
        var cells = new int[source.Levels.Count];
        Array.Fill(cells, OtherCell);
        foreach (var (place, level) in CommonLevels.Of(source, CommonValues).Index())
        {
            cells[level] = place;
        }

        return value => double.IsNaN(value) ? MissingCell : cells[(int)value];
    }

    private static Func<double, int> TenthCell(DataColumn source)
    {
        var sorted = source.Values.Where(value => !double.IsNaN(value)).ToArray();
        Array.Sort(sorted);
        var bounds = sorted.Length == 0
            ? [0.0]
            : Enumerable.Range(1, 9).Select(tenth => Quantile(sorted, tenth / 10.0)).Distinct().ToArray();
        return value =>
        {
            if (double.IsNaN(value))
            {
                return MissingCell;
            }

            var place = Array.BinarySearch(bounds, value);
            return place >= 0 ? place : ~place;
        };
    }

    private static double Quantile(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        return below + 1 < sorted.Length ? sorted[below] + ((position - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
