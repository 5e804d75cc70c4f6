using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Finds columns of few values that say whether there is anything to measure: a shop is open, or else nothing is sold. Two sides agree
/// where a number has its commonest value in just the rows in which the column has one of its own, save for a few.
/// </summary>
/// <param name="table">The table.</param>
internal sealed class NothingFinder(SourceTable table)
{
    private const int MostNames = 12;
    private const int FewestMeasures = 12;
    private const int MostColumns = 500;
    private const double LeastShare = 0.02;
    private const double LeastAgreement = 0.99;

    /// <summary>For each such column the numbers that it speaks of, both by their numbers in the layout.</summary>
    /// <param name="columns">The columns whose values are drawn, likewise.</param>
    public Dictionary<int, int[]> Find(IEnumerable<int> columns)
    {
        var codes = columns.Where(index => table.Layout[index].Type.WithoutDomain()
                is IntegerType or DecimalType or FloatType or BooleanType or TextType or EnumType { AllowsMany: false })
            .Take(MostColumns)
            .Select(index => SourceCodes.Of(table, index))
            .ToArray();
        var names = codes.Where(MayName).ToArray();
        var nothing = codes.Where(column => names.Length > 0 && column.Count > FewestMeasures && IsNumber(column.Index))
            .Select(column => (column.Index, Rows: CommonestOf(column)))
            .Where(entry => entry.Rows.Length >= LeastShare * table.RowCount)
            .ToArray();
        return names
            .Select(name => (name.Index, Measures: nothing.Where(entry => Agree(name, entry.Rows)).Select(entry => entry.Index).ToArray()))
            .Where(entry => entry.Measures.Length > 0)
            .ToDictionary();
    }

    private bool MayName(SourceCodes column) =>
        column.Missing == 0 && column.Count is > 1 and <= MostNames && (column.Count == 2 || !IsNumber(column.Index));

    private bool IsNumber(int index) => table.Layout[index].Type.WithoutDomain() is IntegerType or DecimalType or FloatType;

    private static int[] CommonestOf(SourceCodes column)
    {
        var commonest = column.Codes.Where(code => code >= 0).CountBy(code => code).MaxBy(entry => entry.Value).Key;
        return [.. Enumerable.Range(0, column.Codes.Length).Where(row => column.Codes[row] == commonest)];
    }

    private static bool Agree(SourceCodes name, int[] rows)
    {
        var (code, common) = rows.CountBy(row => name.Codes[row]).MaxBy(entry => entry.Value);
        return common >= LeastAgreement * rows.Length && rows.Length >= LeastAgreement * name.Codes.Count(other => other == code);
    }
}
