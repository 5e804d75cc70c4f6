using System.Globalization;
using Synth.Connectors;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>Compares how many rows tables have with how many they had when a model was fitted.</summary>
internal static class RowDrift
{
    /// <summary>Counts, and tells of the tables that grew or shrank by more than a share.</summary>
    /// <param name="source">The source.</param>
    /// <param name="plan">What the model was fitted to.</param>
    /// <param name="now">The tables of today.</param>
    /// <param name="share">The share of the earlier number, from which on it is drift.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<DriftEntry>> FindAsync(
        IDatabaseSession source, GenerationPlan plan, DatabaseSchema now, double share, CancellationToken cancellationToken)
    {
        var entries = new List<DriftEntry>();
        foreach (var planned in plan.Tables.Where(table => table.Mode != TableMode.Empty))
        {
            if (now.FindTable(planned.Name) is { } table)
            {
                var rows = await source.Tables.CountRowsAsync(table, cancellationToken).ConfigureAwait(false);
                if (Compare(planned.Name, planned.SourceRowCount, rows, share) is { } entry)
                {
                    entries.Add(entry);
                }
            }
        }

        return entries;
    }

    /// <summary>The difference in one table; null where it is too small. Of an empty table every row is a difference.</summary>
    public static DriftEntry? Compare(TableName table, long before, long now, double share) =>
        before == now || Math.Abs((double)now - before) < share * before
            ? null
            : new DriftEntry(DriftKind.Changed, $"table {table}", string.Create(CultureInfo.InvariantCulture, $"rows {before} → {now}"));
}
