using Synth.Connectors;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>
/// Counts in a source what the plan depends on: rows, and the use of foreign keys where there is a choice between them, or where many rows
/// have few parents.
/// </summary>
internal static class SourceProfiler
{
    private const int FewParents = 2000;
    private const int ManyRowsPerParent = 20;

    /// <summary>Counts.</summary>
    public static async Task<DatabaseProfile> ProfileAsync(
        IDatabaseSession source, DatabaseSchema schema, IRunObserver observer, CancellationToken cancellationToken)
    {
        observer.OnStage(RunStage.CountRows);
        var rows = new Dictionary<TableName, long>();
        foreach (var table in schema.Tables)
        {
            rows.Add(table.Name, await source.Tables.CountRowsAsync(table, cancellationToken).ConfigureAwait(false));
            observer.OnStep(RunStage.CountRows, rows.Count, schema.Tables.Count);
        }

        var keys = new Dictionary<(TableName, ForeignKey), ForeignKeyStatistics>();
        foreach (var table in schema.Tables.Where(table => rows[table.Name] > 0))
        {
            foreach (var key in table.ForeignKeys.Where(key => table.ForeignKeys.Count > 1 || HasFewParents(table, key)))
            {
                keys[(table.Name, key)] = await source.Tables.MeasureForeignKeyAsync(table, key, cancellationToken).ConfigureAwait(false);
            }
        }

        return new DatabaseProfile(rows, keys);

        bool HasFewParents(Table table, ForeignKey key) => rows.GetValueOrDefault(key.ReferencedTable) is > 0 and <= FewParents and var few
            && rows[table.Name] >= ManyRowsPerParent * few;
    }
}
