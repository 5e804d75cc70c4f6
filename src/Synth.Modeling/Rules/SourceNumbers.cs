using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>A column of numbers, dates or timestamps of the sampled rows, read once for all finders of rules.</summary>
internal sealed class SourceNumbers
{
    private const int MostDecimals = 9;

    private readonly bool isDate;

    private SourceNumbers(string name, ColumnType type, decimal?[] exact, int distinct)
    {
        var isTemporal = CellNumber.IsTemporal(type);
        isDate = type.WithoutDomain() is DateType;
        Name = name;
        IsTemporal = isTemporal;
        Exact = exact;
        DistinctCount = distinct;
        Missing = exact.Count(value => value is null);
        Values = Array.ConvertAll(exact, value => value is { } known ? (double)known : double.NaN);
        Decimals = isTemporal ? 0 : FindDecimals(exact);
        HalfUnit = 0.5001 * Math.Pow(10, -Decimals);
    }

    /// <summary>The column.</summary>
    public string Name { get; }

    /// <summary>Whether it holds dates or timestamps, in ticks.</summary>
    public bool IsTemporal { get; }

    /// <summary>The values; null where there is no number. Shape [rows].</summary>
    public decimal?[] Exact { get; }

    /// <summary>The values with 15 digits; not a number where there is none. Shape [rows].</summary>
    public double[] Values { get; }

    /// <summary>How many different values there are.</summary>
    public int DistinctCount { get; }

    /// <summary>How many rows have no value.</summary>
    public int Missing { get; }

    /// <summary>The digits after the point that the values use, at most 9.</summary>
    public int Decimals { get; }

    /// <summary>Half the distance of neighbouring values: as far as rounding moves one.</summary>
    public double HalfUnit { get; }

    /// <summary>The columns of a table that hold numbers, dates or timestamps and have at least two different values.</summary>
    public static SourceNumbers[] Of(SourceTable table, Func<string, bool> isWanted) =>
        [.. table.Layout.Index()
            .Where(column => (CellNumber.IsNumeric(column.Item.Type) || CellNumber.IsTemporal(column.Item.Type))
                && isWanted(column.Item.Name))
            .Select(column => Of(column.Item, table.Columns[column.Index]))
            .Where(numbers => numbers.DistinctCount > 1)];

    /// <summary>Whether a row's value is, but for rounding, a given one, or the day of it where the column holds dates.</summary>
    public bool Is(int row, double value) =>
        IsNear(Values[row], isDate ? Math.Floor(value / TimeSpan.TicksPerDay) * TimeSpan.TicksPerDay : value);

    /// <summary>Whether a value of the column is, but for rounding, another one.</summary>
    public bool IsNear(double own, double value) => Math.Abs(own - value) <= HalfUnit + (1e-12 * Math.Abs(value));

    /// <summary>What the column holds of a value: the day alone, where it is a column of dates.</summary>
    public decimal Cut(decimal value) => isDate ? value - (value % TimeSpan.TicksPerDay) : value;

    private static SourceNumbers Of(ColumnLayout layout, ColumnVector vector)
    {
        var values = new decimal?[vector.Count];
        var distinct = new HashSet<decimal>();
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = CellNumber.Read(vector, layout.Type, row);
            if (values[row] is { } known)
            {
                distinct.Add(known);
            }
        }

        return new SourceNumbers(layout.Name, layout.Type, values, distinct.Count);
    }

    private static int FindDecimals(decimal?[] values)
    {
        var decimals = 0;
        foreach (var value in values)
        {
            while (decimals < MostDecimals && value is { } known && Math.Round(known, decimals) != known)
            {
                decimals++;
            }
        }

        return decimals;
    }
}
