using System.Globalization;
using Synth.Data;

namespace Synth.Testing;

/// <summary>Rows as texts that are equal when the rows are: the way in which tests compare them without regard to their order.</summary>
public static class RowText
{
    /// <summary>The rows of a batch in order.</summary>
    public static IEnumerable<string> Of(RecordBatch batch) =>
        Enumerable.Range(0, batch.RowCount).Select(row => string.Join(" | ", batch.Columns.Select(column => Of(column, row)))).ToArray();

    /// <summary>The rows of batches, ordered.</summary>
    public static IReadOnlyList<string> Ordered(IEnumerable<RecordBatch> batches)
    {
        var rows = batches.SelectMany(Of).ToList();
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    private static string Of(ColumnVector column, int row) => column.IsNull(row) ? "∅" : column switch
    {
        FixedVector<long> numbers => numbers.Values[row].ToString(CultureInfo.InvariantCulture),
        FixedVector<double> numbers => numbers.Values[row].ToString("R", CultureInfo.InvariantCulture),
        FixedVector<Int128> numbers => numbers.Values[row].ToString(CultureInfo.InvariantCulture),
        FixedVector<Guid> identifiers => identifiers.Values[row].ToString(),
        BytesVector { Kind: StorageKind.Binary } bytes => Convert.ToHexString(bytes[row]),
        BytesVector texts => $"'{texts.GetString(row)}'",
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "Unknown vector."),
    };
}
