namespace Synth.Evaluation;

/// <summary>A column as one half of pairs: its values on both sides, and its cells by the source's distribution.</summary>
internal sealed class PairedColumn
{
    /// <summary>Cells of a column: ten or twenty by value, one for other values, one for missing ones.</summary>
    public const int Cells = 22;

    private const int CommonValues = 20;
    private const int MissingCell = 21;
    private const int OtherCell = 20;

    private PairedColumn(DataColumn column, double[] source, double[] other, int[] sourceCells, int[] otherCells)
    {
        Name = column.Name;
        IsNumeric = column.IsNumeric;
        Source = source;
        Other = other;
        SourceCells = sourceCells;
        OtherCells = otherCells;
    }

    public string Name { get; }

    public bool IsNumeric { get; }

    public double[] Source { get; }

    public double[] Other { get; }

    public int[] SourceCells { get; }

    public int[] OtherCells { get; }

    /// <summary>Takes the values of some rows; a negative row has none.</summary>
    public static PairedColumn Of(DataColumn source, int[] sourceRows, DataColumn other, int[] otherRows)
    {
        var cell = source.Role == ColumnRole.Category ? CommonCell(source) : TenthCell(source);
        var (a, b) = (ValuesAt(source, sourceRows), ValuesAt(other, otherRows));
        return new PairedColumn(source, a, b, Array.ConvertAll(a, value => cell(value)), Array.ConvertAll(b, value => cell(value)));
    }

    private static double[] ValuesAt(DataColumn column, int[] rows) => Array.ConvertAll(rows, row => row < 0 ? double.NaN : column.Values[row]);

    private static Func<double, int> CommonCell(DataColumn source)
    {
        var cells = CommonLevels.Of(source, CommonValues).Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        return value => double.IsNaN(value) ? MissingCell : cells.GetValueOrDefault((int)value, OtherCell);
    }

    private static Func<double, int> TenthCell(DataColumn source)
    {
        var sorted = source.Values.Where(value => !double.IsNaN(value)).Order().ToArray();
        var bounds = sorted.Length == 0 ? [0.0] : Enumerable.Range(1, 9).Select(tenth => Quantile(sorted, tenth / 10.0)).Distinct().ToArray();
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
