using Synth.Connectors;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>
/// What a run makes in an open target, in the order that all runs have: tables, rows, keys, the engine's verdict, publication. When
/// anything fails, what was made is removed.
/// </summary>
internal sealed class TargetBuild
{
    private readonly ITargetSession target;
    private readonly DatabaseSchema source;
    private readonly IRunObserver observer;
    private readonly SchemaPlan plan;

    /// <summary>Plans it; changes nothing.</summary>
    /// <param name="target">The target.</param>
    /// <param name="model">The model.</param>
    /// <param name="capabilities">What the target's connector can do.</param>
    /// <param name="options">How the run is carried out.</param>
    /// <param name="observer">Is told how it goes.</param>
    /// <exception cref="SafetyException">The run is strict, and there are warnings that are not acknowledged.</exception>
    /// <exception cref="ConfigurationException">The target takes no statements, and there are some.</exception>
    public TargetBuild(
        ITargetSession target, RelationalModel model, ConnectorCapabilities capabilities, RunOptions options, IRunObserver observer)
    {
        this.target = target;
        this.observer = observer;
        source = model.Schema;
        Translation = TargetPlans.Translate(model.Schema, target.SchemaWriter);
        TargetPlans.RefuseIfStrict(model.Schema, Translation, options);
        plan = TargetPlans.Create(Translation, capabilities, options);
    }

    /// <summary>The schema in the target's terms.</summary>
    public SchemaTranslation Translation { get; }

    /// <summary>What becomes of the source's objects; what the engine did not take is in it as soon as that is known.</summary>
    public LossLedger Ledger => TargetPlans.LedgerOf(source, Translation).Without(target.SchemaWriter.LeftOut);

    /// <summary>Builds and publishes.</summary>
    /// <param name="marker">What tells the run.</param>
    /// <param name="use">What may be done with what the target holds.</param>
    /// <param name="load">Loads the rows, and tells their number per table, by its name in the source.</param>
    /// <param name="conclude">Makes the result of what is verified; what it throws keeps the target from being published.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="IntegrityException">The target does not keep what its schema promises.</exception>
    public async Task<RunResult> RunAsync(
        RunMarker marker,
        TargetUse use,
        Func<Task<IReadOnlyDictionary<TableName, long>>> load,
        Func<IntegrityCertificate, Task<RunResult>> conclude,
        CancellationToken cancellationToken)
    {
        try
        {
            observer.OnStage(RunStage.CreateTables);
            await target.BeginAsync(marker, use, cancellationToken).ConfigureAwait(false);
            await ApplyAsync(SchemaPhase.BeforeLoad, RunStage.CreateTables, cancellationToken).ConfigureAwait(false);

            observer.OnStage(RunStage.Load);
            var rowCounts = await load().ConfigureAwait(false);

            observer.OnStage(RunStage.CompleteSchema);
            await ApplyAsync(SchemaPhase.AfterLoad, RunStage.CompleteSchema, cancellationToken).ConfigureAwait(false);

            observer.OnStage(RunStage.Verify);
            var certificate = await VerifyAsync(target, Translation, rowCounts, cancellationToken).ConfigureAwait(false);
            if (!certificate.IsKept)
            {
                throw new IntegrityException(certificate);
            }

            var result = await conclude(certificate).ConfigureAwait(false);
            if (use != TargetUse.Fill)
            {
                observer.OnStage(RunStage.Publish);
            }

            await target.PublishAsync(cancellationToken).ConfigureAwait(false);
            return result;
        }
        catch (Exception failure)
        {
            try
            {
                await target.AbandonAsync().ConfigureAwait(false);
            }
            catch (ConnectionException) when (failure is not OperationCanceledException)
            {
                // What the run made stays marked as unfinished, and the next run removes it. The first failure is the one to tell.
            }

            throw;
        }
    }

    /// <summary>The target engine's verdict on what was loaded.</summary>
    public static async Task<IntegrityCertificate> VerifyAsync(
        ITargetSession target,
        SchemaTranslation translation,
        IReadOnlyDictionary<TableName, long> rowCounts,
        CancellationToken cancellationToken)
    {
        var expected = translation.Tables.ToDictionary(pair => pair.Value.Name, pair => rowCounts[pair.Key]);
        var checks = await target.Verifier.VerifyAsync(translation.Schema, expected, cancellationToken).ConfigureAwait(false);
        return new IntegrityCertificate(checks.ToValueList());
    }

    private Task ApplyAsync(SchemaPhase phase, RunStage stage, CancellationToken cancellationToken) =>
        target.SchemaWriter.ApplyAsync(plan, phase, new StepCounter(observer, stage, plan.In(phase).Count()), cancellationToken);
}
