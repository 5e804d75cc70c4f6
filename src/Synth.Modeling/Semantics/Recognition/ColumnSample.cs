using System.Globalization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>What a column is recognised by: its name, its table's, its type and some of its values.</summary>
internal sealed class ColumnSample
{
    private const int MostRows = 1000;

    private ColumnSample(Table table, Column column, string[] values)
    {
        Column = column;
        Words = NameWords.Split(column.Name);
        TableWords = [.. NameWords.Split(table.Name.Name).Select(Singular)];
        Values = [.. values.Distinct(StringComparer.Ordinal)];
        AreDistinct = Values.Length == values.Length && values.Length > 1;
        IsKey = table.UniqueKeys().Any(key => key.Count == 1 && key[0] == column.Name) || column.Identity is not null;
    }

    /// <summary>The column.</summary>
    public Column Column { get; }

    /// <summary>The words of its name.</summary>
    public string[] Words { get; }

    /// <summary>The words of its table's name, in the singular.</summary>
    public string[] TableWords { get; }

    /// <summary>The different values that are neither null nor blank, as text.</summary>
    public string[] Values { get; }

    /// <summary>Whether no value repeats.</summary>
    public bool AreDistinct { get; }

    /// <summary>Whether the column identifies rows by itself.</summary>
    public bool IsKey { get; }

    /// <summary>The share of the different values that pass a test; 0 without values.</summary>
    public double ShareOf(Func<string, bool> test) => Values.Length == 0 ? 0 : Values.Count(test) / (double)Values.Length;

    /// <summary>Takes rows of a column, evenly spread.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="vector">Its values.</param>
    public static ColumnSample Of(Table table, Column column, ColumnVector vector)
    {
        var step = Math.Max(1, (vector.Count + MostRows - 1) / MostRows);
        var values = new List<string>();
        for (var row = 0; row < vector.Count; row += step)
        {
            if (TextOf(vector, row, ScaleOf(column.Type)) is { } text && !string.IsNullOrWhiteSpace(text))
            {
                values.Add(text.Trim());
            }
        }

        return new ColumnSample(table, column, [.. values]);
    }

    private static int ScaleOf(ColumnType type) => type.WithoutDomain() is DecimalType { Scale: { } scale } ? scale : 0;

    private static string? TextOf(ColumnVector vector, int row, int scale) => vector.IsNull(row) ? null : vector switch
    {
        BytesVector { Kind: StorageKind.Utf8 } text => text.GetString(row),
        FixedVector<long> integers => integers.Values[row].ToString(CultureInfo.InvariantCulture),
        FixedVector<double> reals => reals.Values[row].ToString(CultureInfo.InvariantCulture),
        FixedVector<Int128> decimals => ((double)decimals.Values[row] / Math.Pow(10, scale)).ToString(CultureInfo.InvariantCulture),
        FixedVector<Guid> uuids => uuids.Values[row].ToString(),
        _ => null,
    };

    private static string Singular(string word) =>
        word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1]
        : word;
}
