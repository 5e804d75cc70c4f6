using Synth.Data;

namespace Synth.Modeling;

/// <summary>Finds the rows of a batch that collide in a <see cref="WatchedKey"/>.</summary>
/// <param name="watched">The key.</param>
/// <param name="columns">Its columns by number.</param>
/// <param name="read">The columns that its condition reads.</param>
/// <param name="filter">Its condition; null for none.</param>
internal sealed class UniqueWatch(WatchedKey watched, int[] columns, IReadOnlySet<int> read, Func<CheckRow, Scalar>? filter)
{
    /// <summary>What is watched.</summary>
    public WatchedKey Key => watched;

    /// <summary>Whether it speaks of a row, as far as the columns that its condition reads are there already.</summary>
    public bool Concerns(RecordBatch rows, int row) => filter is null
        || (read.All(column => rows.Columns[column].Count > row) && filter(new CheckRow(rows, row)).Truth == true);

    /// <summary>The rows that have what an earlier one has.</summary>
    public IEnumerable<int> FindBroken(RecordBatch rows)
    {
        var key = new RowKey(columns, column => watched.Folded.Contains(rows.Layout[column].Name));
        var seen = new HashSet<UInt128>();
        for (var row = 0; row < rows.RowCount; row++)
        {
            if (Concerns(rows, row)
                && (watched.NullsCollide || Array.TrueForAll(columns, column => !rows.Columns[column].IsNull(row)))
                && !seen.Add(key.ReadWithNulls(rows.Columns, row)))
            {
                yield return row;
            }
        }
    }
}
