using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// The memory of what has to be known of all rows of a table: their places in an order, values that rows which link to them look at, and
/// what is summed up over links.
/// </summary>
internal static class HeldBytes
{
    /// <summary>
    /// Bytes a row while a table is put in order, beyond the 4 of its place: half of its time, and its part of the range that is put in
    /// order, see <see cref="RowTimes"/>.
    /// </summary>
    private const int Sorting = 5;

    /// <summary>A text as long as names are, and where it ends.</summary>
    private const int Text = 24;

    /// <summary>The bytes while the largest table is put in order, which is when they are most; packed values are estimated.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rowCounts">How many rows each table has.</param>
    public static long Of(RelationalModel model, IReadOnlyDictionary<TableName, long> rowCounts)
    {
        var (held, sorted) = (0L, 0L);
        foreach (var table in model.Models)
        {
            var rows = rowCounts[table.Name];
            held += rows * sizeof(int) * table.Rules.Count(rule => rule is CountedTextRule);
            held += rows * sizeof(long) * table.Rules.Count(rule => rule is AggregateRule { Link: >= 0 });
            if (table.Rules.Any(rule => rule is NumberingRule))
            {
                held += rows * sizeof(int);
                sorted = Math.Max(sorted, rows * Sorting);
            }
        }

        foreach (var (table, column) in LinkedValues.Held(model).Where(entry => model.Plan[entry.Table].Mode == TableMode.Synthesize))
        {
            held += rowCounts[table] * BytesOf(RecordBatch.LayoutOf(model.Schema.GetTable(table)).First(known => known.Name == column));
        }

        return held + sorted;
    }

    // Integers, dates and decimals are packed, and seldom take more than four; the others have a flag for null.
    private static int BytesOf(ColumnLayout column) => column.Storage switch
    {
        StorageKind.Utf8 or StorageKind.Binary => sizeof(bool) + Text,
        StorageKind.Guid => sizeof(bool) + 16,
        StorageKind.Float64 => sizeof(bool) + sizeof(double),
        _ => sizeof(int),
    };
}
