namespace Synth.Evaluation;

/// <summary>A column as one half of pairs: its values on both sides, and its cells by the source's distribution.</summary>
internal sealed class PairedColumn
{
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
    public static PairedColumn Of(DataColumn source, int[] sourceRows, DataColumn other, int[] otherRows, Func<double, int> cell)
    {
        var (a, b) = (ValuesAt(source, sourceRows), ValuesAt(other, otherRows));
        return new PairedColumn(source, a, b, Array.ConvertAll(a, value => cell(value)), Array.ConvertAll(b, value => cell(value)));
    }

    private static double[] ValuesAt(DataColumn column, int[] rows) =>
        Array.ConvertAll(rows, row => row < 0 ? double.NaN : column.Values[row]);
}
