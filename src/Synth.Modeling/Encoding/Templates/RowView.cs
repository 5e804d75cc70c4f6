using System.Globalization;
using Synth.Data;

namespace Synth.Modeling;

/// <summary>The row that a value is written for, as far as it is filled.</summary>
internal sealed class RowView
{
    private readonly (string Name, ColumnVector Values)[] columns;

    /// <summary>A view of some columns.</summary>
    /// <param name="batch">The rows; null where no other column can be asked.</param>
    /// <param name="names">The columns that will be asked.</param>
    public RowView(RecordBatch? batch, IEnumerable<string> names) =>
        columns = batch is null ? [] : [.. names.Distinct().Select(name => (name, batch[name]))];

    /// <summary>The row within the batch.</summary>
    public int Row { get; set; }

    /// <summary>The text of a column; null where it has none, or is not text.</summary>
    public string? TextOf(string column) => Find(column) is BytesVector { Kind: StorageKind.Utf8 } text && Row < text.Count
        ? text.GetString(Row)
        : null;

    /// <summary>The number of a column, as stored; null where it has none.</summary>
    public long? NumberOf(string column) =>
        Find(column) is FixedVector<long> numbers && Row < numbers.Count
            && !numbers.IsNull(Row) && !TemporalValues.IsSpecial(numbers.Values[Row])
            ? numbers.Values[Row]
            : null;

    /// <summary>The text or number of a column, as a text; null where it has none.</summary>
    public string? ValueOf(string column) => TextOf(column) ?? NumberOf(column)?.ToString(CultureInfo.InvariantCulture);

    private ColumnVector? Find(string column)
    {
        foreach (var (name, values) in columns)
        {
            if (name == column)
            {
                return values;
            }
        }

        return null;
    }
}
