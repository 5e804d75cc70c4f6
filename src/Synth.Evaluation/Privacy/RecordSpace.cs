namespace Synth.Evaluation;

/// <summary>
/// The used columns of a table as coordinates in which distances are taken: Gower's distance (Gower 1971), where a number's difference
/// counts relative to the source's range from the 1% to the 99% quantile and at most 1, and different categories, or a missing value beside
/// a present one, count 1.
/// </summary>
internal sealed class RecordSpace
{
    // One formula for all: min(|x - y|, 1) is 0 or 1 for codes, and missing values lie beyond everything but each other.
    private const float Missing = 1e9f;

    private readonly DataColumn[] columns;
    private readonly (double Origin, double Width)[] scales;

    private RecordSpace(DataColumn[] columns, (double Origin, double Width)[] scales)
    {
        this.columns = columns;
        this.scales = scales;
    }

    /// <summary>The number of columns.</summary>
    public int Width => columns.Length;

    /// <summary>Whether a coordinate is a number's.</summary>
    public bool IsNumeric(int column) => columns[column].IsNumeric;

    /// <summary>The name of a coordinate's column.</summary>
    public string NameOf(int column) => columns[column].Name;

    /// <summary>The space of a table's used columns.</summary>
    /// <param name="source">The source's table.</param>
    /// <param name="rows">The rows by which ranges are measured.</param>
    public static RecordSpace Of(DataTable source, int[] rows)
    {
        var columns = source.UsedColumns.ToArray();
        return new RecordSpace(columns, [.. columns.Select(column => column.IsNumeric ? ScaleOf(column, rows) : (0, 1))]);
    }

    /// <summary>Rows as coordinates. Shape [columns][rows].</summary>
    public float[][] Place(DataTable table, int[] rows) =>
        [.. columns.Select((column, i) =>
        {
            var values = table[column.Name].Values;
            var (origin, width) = scales[i];
            return Array.ConvertAll(rows, row => double.IsNaN(values[row]) ? Missing : (float)((values[row] - origin) / width));
        })];

    private static (double Origin, double Width) ScaleOf(DataColumn column, int[] rows)
    {
        var sorted = rows.Select(row => column.Values[row]).Where(value => !double.IsNaN(value)).ToArray();
        Array.Sort(sorted);
        if (sorted.Length == 0)
        {
            return (0, 1);
        }

        var (low, high) = (sorted[(int)(0.01 * (sorted.Length - 1))], sorted[(int)(0.99 * (sorted.Length - 1))]);
        return (low, high > low ? high - low : 1);
    }
}
