using Synth.Connectors;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>Finds out what a run would do, and writes nothing: the source's rows are counted, the target is only looked at.</summary>
/// <param name="options">Which tables, and what is asked of the plan.</param>
/// <param name="observer">Is told how it goes.</param>
public sealed class PlanningRun(RunOptions options, IRunObserver observer)
{
    /// <summary>What a clone of a source would do.</summary>
    /// <param name="source">The source.</param>
    /// <param name="target">The target; it may hold tables already.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SafetyException">Source and target are one database.</exception>
    /// <exception cref="UnsupportedSchemaException">Something in the source cannot be cloned, or has no form in the target.</exception>
    public async Task<ClonePlan> PlanAsync(DatabaseEndpoint source, DatabaseEndpoint target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        var reading = await source.Connector.OpenSourceAsync(source.Address, cancellationToken).ConfigureAwait(false);
        await using (reading.ConfigureAwait(false))
        {
            var writing = await target.Connector.OpenTargetAsync(target.Address, cancellationToken).ConfigureAwait(false);
            await using (writing.ConfigureAwait(false))
            {
                SynthesisRun.RefuseSameDatabase(reading, writing, target.Address);
                var generation = await SourceFitter.PlanAsync(reading, options, observer, cancellationToken).ConfigureAwait(false);
                return await DescribeAsync(generation, writing, target.Connector.Capabilities, options, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What filling a target from a model would do.</summary>
    /// <param name="model">The model.</param>
    /// <param name="target">The target; it may hold tables already.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UnsupportedSchemaException">Something in the schema has no form in the target.</exception>
    public static async Task<ClonePlan> PlanAsync(RelationalModel model, DatabaseEndpoint target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(target);
        var writing = await target.Connector.OpenTargetAsync(target.Address, cancellationToken).ConfigureAwait(false);
        await using (writing.ConfigureAwait(false))
        {
            return await DescribeAsync(model.Plan, writing, target.Connector.Capabilities, new RunOptions(), cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<ClonePlan> DescribeAsync(
        GenerationPlan generation, ITargetSession target, ConnectorCapabilities capabilities, RunOptions options, CancellationToken cancellationToken)
    {
        var translation = target.SchemaWriter.Translate(VirtualKeys.Remove(generation.Schema));
        var statements = TargetPlans.Create(translation, capabilities, options).Changes
            .SelectMany(change => target.SchemaWriter.Render(change).Select(sql => new PlannedStatement(change.Phase, sql)));
        return new ClonePlan(
            generation,
            statements.ToValueList(),
            new LossLedger([.. translation.Ledger.Entries, .. generation.Schema.LeftOut]),
            await target.DescribeContentsAsync(cancellationToken).ConfigureAwait(false),
            target.ServerVersion);
    }
}
