using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// The numbers from which others of their row may be told. They are compared on some rows, read once: with p columns there are p² pairs.
/// </summary>
/// <param name="table">The table.</param>
internal sealed class RelativeCandidates(SourceTable table)
{
    /// <summary>The rows on which numbers are compared.</summary>
    private const int MostRows = 1000;

    private readonly Dictionary<string, double[]> screens = new(StringComparer.Ordinal);

    /// <summary>Whether a column holds numbers.</summary>
    public bool IsNumeric(string column) => CellNumber.IsNumeric(table.Layout[table.IndexOf(column)].Type);

    /// <summary>A column of the table.</summary>
    public (ColumnType Type, ColumnVector Values) ColumnOf(string column)
    {
        var index = table.IndexOf(column);
        return (table.Layout[index].Type, table.Columns[index]);
    }

    /// <summary>A column of numbers on the rows that are compared; not a number where there is none.</summary>
    public double[] ScreenOf(string column)
    {
        if (!screens.TryGetValue(column, out var screen))
        {
            var (type, vector) = ColumnOf(column);
            screen = new double[Math.Min(MostRows, table.RowCount)];
            for (var i = 0; i < screen.Length; i++)
            {
                var row = (int)((long)i * table.RowCount / screen.Length);
                screen[i] = CellNumber.Read(vector, type, row) is { } known ? (double)known : double.NaN;
            }

            screens.Add(column, screen);
        }

        return screen;
    }

    /// <summary>A column of numbers in all rows; null where there is none.</summary>
    public decimal?[] ValuesOf(string column)
    {
        var (type, vector) = ColumnOf(column);
        return [.. Enumerable.Range(0, table.RowCount).Select(row => CellNumber.Read(vector, type, row))];
    }
}
