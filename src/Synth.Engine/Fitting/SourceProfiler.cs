using Synth.Connectors;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>Counts in a source what the plan depends on: rows, and the use of foreign keys where there is a choice between them.</summary>
internal static class SourceProfiler
{
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
        foreach (var table in schema.Tables.Where(table => table.ForeignKeys.Count > 1 && rows[table.Name] > 0))
        {
            foreach (var key in table.ForeignKeys)
            {
                keys[(table.Name, key)] = await source.Tables.MeasureForeignKeyAsync(table, key, cancellationToken).ConfigureAwait(false);
            }
        }

        return new DatabaseProfile(rows, keys);
    }
}
