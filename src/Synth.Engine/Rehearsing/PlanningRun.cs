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
                return await DescribeAsync(generation, writing, target.Connector.Capabilities, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What a clone of a source into an empty database of an engine would do; no target is needed.</summary>
    /// <param name="source">The source.</param>
    /// <param name="dialect">How the target spells things.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UnsupportedSchemaException">Something in the source cannot be cloned, or has no form in the dialect.</exception>
    public async Task<ClonePlan> PlanAsync(DatabaseEndpoint source, IScriptDialect dialect, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(dialect);
        var reading = await source.Connector.OpenSourceAsync(source.Address, cancellationToken).ConfigureAwait(false);
        await using (reading.ConfigureAwait(false))
        {
            return Plan(await SourceFitter.PlanAsync(reading, options, observer, cancellationToken).ConfigureAwait(false), dialect);
        }
    }

    /// <summary>What filling an empty database of an engine from a model would do; no target is needed.</summary>
    /// <param name="model">The model.</param>
    /// <param name="dialect">How the target spells things.</param>
    /// <exception cref="UnsupportedSchemaException">Something in the schema has no form in the dialect.</exception>
    public ClonePlan Plan(RelationalModel model, IScriptDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(dialect);
        return Plan(model.Plan, dialect);
    }

    /// <summary>What filling a target from a model would do.</summary>
    /// <param name="model">The model.</param>
    /// <param name="target">The target; it may hold tables already.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UnsupportedSchemaException">Something in the schema has no form in the target.</exception>
    public async Task<ClonePlan> PlanAsync(RelationalModel model, DatabaseEndpoint target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(target);
        var writing = await target.Connector.OpenTargetAsync(target.Address, cancellationToken).ConfigureAwait(false);
        await using (writing.ConfigureAwait(false))
        {
            return await DescribeAsync(model.Plan, writing, target.Connector.Capabilities, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ClonePlan> DescribeAsync(
        GenerationPlan generation, ITargetSession target, ConnectorCapabilities capabilities, CancellationToken cancellationToken)
    {
        var translation = TargetPlans.Translate(generation.Schema, target.SchemaWriter);
        var statements = TargetPlans.Create(translation, capabilities, options).Changes
            .SelectMany(change => target.SchemaWriter.Render(change).Select(sql => new PlannedStatement(change.Phase, sql)));
        return Describe(
            generation,
            translation,
            statements,
            await target.DescribeContentsAsync(cancellationToken).ConfigureAwait(false),
            target.ServerVersion);
    }

    private ClonePlan Plan(GenerationPlan generation, IScriptDialect dialect)
    {
        var translation = TargetPlans.Translate(generation.Schema, dialect);
        var statements = SchemaPlan.Create(translation.Schema, dialect.ConstraintTiming)
            .With(options.Hooks.Before, options.Hooks.After).Changes
            .SelectMany(change => dialect.Render(change).Select(sql => new PlannedStatement(change.Phase, sql)));
        return Describe(generation, translation, statements, new TargetContents(0, Marker: null, IsUnfinished: false), dialect.Names[0]);
    }

    private ClonePlan Describe(
        GenerationPlan generation,
        SchemaTranslation translation,
        IEnumerable<PlannedStatement> statements,
        TargetContents contents,
        string serverVersion) =>
        new(generation, statements.ToValueList(), TargetPlans.LedgerOf(generation.Schema, translation), contents, serverVersion)
        {
            RowCounts = PlannedRows.Of(generation, options),
        };
}
