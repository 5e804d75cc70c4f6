using Synth.Connectors;
using Synth.Data;
using Synth.Schema;

namespace Synth.Testing;

/// <summary>A run of a connector against a target, in the order that the contract asks for.</summary>
public static class TargetRun
{
    /// <summary>A marker with fixed contents.</summary>
    public static RunMarker Marker { get; } = new("test-run", 42, new DateTimeOffset(2024, 2, 29, 12, 30, 0, TimeSpan.Zero), "0.0.0");

    /// <summary>Writes a schema, with rows if there are any, and publishes it.</summary>
    /// <param name="connector">The engine of the target.</param>
    /// <param name="address">An empty target.</param>
    /// <param name="source">The schema, in any engine's terms.</param>
    /// <param name="batches">For a table of <paramref name="source"/> its rows; they are left to the caller to dispose.</param>
    /// <returns>What the target was asked to hold.</returns>
    public static async Task<SchemaTranslation> WriteAsync(
        IDatabaseConnector connector, DatabaseAddress address, DatabaseSchema source, Func<Table, IEnumerable<RecordBatch>>? batches = null)
    {
        await using var session = await connector.OpenTargetAsync(address, CancellationToken.None);
        await session.BeginAsync(Marker, CancellationToken.None);
        var translation = await FillAsync(connector, session, source, batches);
        await session.PublishAsync(CancellationToken.None);
        return translation;
    }

    /// <summary>Writes a schema with its rows beside what a target holds, if anything, and puts it in the place of that.</summary>
    public static async Task ReplaceAsync(
        IDatabaseConnector connector,
        DatabaseAddress address,
        string run,
        DatabaseSchema source,
        Func<Table, IEnumerable<RecordBatch>> batches)
    {
        await using var session = await connector.OpenTargetAsync(address, CancellationToken.None);
        await session.BeginAsync(Marker with { RunId = run }, TargetUse.Replace, CancellationToken.None);
        await FillAsync(connector, session, source, batches);
        await session.PublishAsync(CancellationToken.None);
    }

    /// <summary>Writes a schema with its rows into a target that a run has claimed, and does not publish it.</summary>
    public static async Task<SchemaTranslation> FillAsync(
        IDatabaseConnector connector, ITargetSession session, DatabaseSchema source, Func<Table, IEnumerable<RecordBatch>>? batches = null)
    {
        var translation = session.SchemaWriter.Translate(source);
        var plan = SchemaPlan.Create(translation.Schema, connector.Capabilities.ConstraintTiming);
        await session.SchemaWriter.ApplyAsync(plan, SchemaPhase.BeforeLoad, progress: null, CancellationToken.None);
        foreach (var table in source.Tables)
        {
            var target = translation.Tables[table.Name];
            var names = NamesInTarget(table, target);
            foreach (var batch in batches?.Invoke(table) ?? [])
            {
                await session.Loader.LoadAsync(target, names, batch, CancellationToken.None);
            }
        }

        await session.SchemaWriter.ApplyAsync(plan, SchemaPhase.AfterLoad, progress: null, CancellationToken.None);
        return translation;
    }

    /// <summary>The target's columns for the columns of a batch of the source's table.</summary>
    public static ValueList<string> NamesInTarget(Table source, Table target) =>
        source.Columns.Index().Where(column => column.Item.IsWritable).Select(column => target.Columns[column.Index].Name).ToValueList();
}
