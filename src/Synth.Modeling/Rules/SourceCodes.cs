using Synth.Data;

namespace Synth.Modeling;

/// <summary>A column of the sampled rows with its different values numbered, read once for the finders of dependencies.</summary>
internal sealed class SourceCodes
{
    private int? shared;

    private SourceCodes(string name, int index, int[] codes, int count)
    {
        Name = name;
        Index = index;
        Codes = codes;
        Count = count;
        Missing = codes.Count(code => code < 0);
    }

    /// <summary>The column.</summary>
    public string Name { get; }

    /// <summary>Its number in the layout.</summary>
    public int Index { get; }

    /// <summary>The number of each row's value; -1 for null. Shape [rows].</summary>
    public int[] Codes { get; }

    /// <summary>How many different values there are.</summary>
    public int Count { get; }

    /// <summary>How many rows have none.</summary>
    public int Missing { get; }

    /// <summary>How many values rows of several families have.</summary>
    /// <param name="families">The family of each row, always the same.</param>
    public int CountShared(int[] families)
    {
        if (shared is { } known)
        {
            return known;
        }

        var owners = new int[Count];
        var isShared = new bool[Count];
        Array.Fill(owners, -1);
        for (var row = 0; row < Codes.Length; row++)
        {
            if (Codes[row] is >= 0 and var code)
            {
                isShared[code] |= owners[code] >= 0 && owners[code] != families[row];
                owners[code] = families[row];
            }
        }

        shared = isShared.Count(value => value);
        return shared.Value;
    }

    /// <summary>The numbers as the rows below see them.</summary>
    /// <param name="above">The row of each of these rows, or -1. Shape [rows below].</param>
    public SourceCodes Below(int[] above) =>
        new(Name, Index, Array.ConvertAll(above, row => row < 0 ? -1 : Codes[row]), Count);

    /// <summary>Numbers the values of a column.</summary>
    public static SourceCodes Of(SourceTable table, int index)
    {
        var key = new RowKey([index]);
        var numbers = new Dictionary<UInt128, int>();
        var codes = new int[table.RowCount];
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = -1;
            if (!table.Columns[index].IsNull(row))
            {
                var value = key.ReadWithNulls(table.Columns, row);
                if (!numbers.TryGetValue(value, out codes[row]))
                {
                    numbers.Add(value, codes[row] = numbers.Count);
                }
            }
        }

        return new SourceCodes(table.Layout[index].Name, index, codes, numbers.Count);
    }

    /// <summary>Numbers what a function makes of the values of a column without nulls.</summary>
    /// <param name="name">What it is, for people.</param>
    /// <param name="column">The column.</param>
    /// <param name="function">The function.</param>
    public static SourceCodes Of(string name, FixedVector<long> column, Func<long, long> function)
    {
        var numbers = new Dictionary<long, int>();
        var codes = new int[column.Count];
        for (var row = 0; row < codes.Length; row++)
        {
            var value = function(column.Values[row]);
            if (!numbers.TryGetValue(value, out codes[row]))
            {
                numbers.Add(value, codes[row] = numbers.Count);
            }
        }

        return new SourceCodes(name, -1, codes, numbers.Count);
    }

    /// <summary>Values that are numbered already; -1 is missing.</summary>
    public static SourceCodes Of(string name, int[] codes, int count) => new(name, -1, codes, count);

    /// <summary>A variable's codes; 0 is missing.</summary>
    public static SourceCodes Of(string name, byte[] codes) => new(name, -1, Array.ConvertAll(codes, code => code - 1), 256);

    /// <summary>Two columns as one: a number for each combination, -1 where one of them is null.</summary>
    public static SourceCodes Combine(SourceCodes first, SourceCodes second)
    {
        var numbers = new Dictionary<long, int>();
        var codes = new int[first.Codes.Length];
        for (var row = 0; row < codes.Length; row++)
        {
            var pair = ((long)first.Codes[row] << 32) | (uint)second.Codes[row];
            codes[row] = -1;
            if (first.Codes[row] >= 0 && second.Codes[row] >= 0 && !numbers.TryGetValue(pair, out codes[row]))
            {
                numbers.Add(pair, codes[row] = numbers.Count);
            }
        }

        return new SourceCodes($"{first.Name}, {second.Name}", -1, codes, numbers.Count);
    }
}
