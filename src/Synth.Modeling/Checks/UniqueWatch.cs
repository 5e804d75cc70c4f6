using Synth.Data;

namespace Synth.Modeling;

/// <summary>Finds the rows of a batch that collide in a <see cref="WatchedKey"/>.</summary>
/// <param name="watched">The key.</param>
/// <param name="columns">Its columns by number.</param>
/// <param name="filter">Its condition; null for none.</param>
internal sealed class UniqueWatch(WatchedKey watched, int[] columns, Func<CheckRow, Scalar>? filter)
{
    /// <summary>What is watched.</summary>
    public WatchedKey Key => watched;

    /// <summary>The rows that have what an earlier one has.</summary>
    public IEnumerable<int> FindBroken(RecordBatch rows)
    {
        var key = new RowKey(columns, column => watched.Folded.Contains(rows.Layout[column].Name));
        var seen = new HashSet<UInt128>();
        for (var row = 0; row < rows.RowCount; row++)
        {
            if ((filter is null || filter(new CheckRow(rows, row)).Truth == true)
                && (watched.NullsCollide || Array.TrueForAll(columns, column => !rows.Columns[column].IsNull(row)))
                && !seen.Add(key.ReadWithNulls(rows.Columns, row)))
            {
                yield return row;
            }
        }
    }
}
