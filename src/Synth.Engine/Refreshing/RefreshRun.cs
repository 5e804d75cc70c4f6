using Synth.Connectors;
using Synth.Engine.Configuration;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>
/// Replaces what a target holds by new synthetic rows: compares the source with the kept model, fits again where that is asked for or
/// needed, builds the new generation beside the old one, has it verified and evaluated, and swaps it in. Whatever fails before the swap
/// leaves the target as it was; transient faults are tried again.
/// </summary>
/// <remarks>
/// For a schedule of one's own: make one for each run, and await <see cref="RunAsync"/>. Two runs on one target exclude each other by the
/// target's lock, whatever process they are in.
/// </remarks>
public sealed class RefreshRun
{
    private readonly RefreshOptions options;
    private readonly RunOptions run;
    private readonly IRunObserver observer;
    private readonly TimeProvider clock;
    private readonly ITargetFiller? filler;

    /// <summary>Prepares a refresh.</summary>
    /// <param name="options">How it is carried out.</param>
    /// <param name="observer">Is told how it goes; an attempt after a fault begins with the first stage again.</param>
    /// <param name="clock">Tells the time, and waits before retries.</param>
    /// <param name="filler">Fills the target; null for this process.</param>
    /// <exception cref="ConfigurationException">An option is out of range, or what others load is to be judged.</exception>
    public RefreshRun(RefreshOptions options, IRunObserver observer, TimeProvider clock, ITargetFiller? filler = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        SynthesisRun.RefuseJudging(options.Run, filler);
        this.filler = filler;
        this.options = options;
        this.observer = observer;
        this.clock = clock;
        run = options.Run with { Replacement = new ReplacementOptions { ConfirmedName = options.ConfirmedName } };
    }

    /// <summary>Refreshes a target.</summary>
    /// <param name="source">
    /// Opens the source; null to generate from the kept model, without drift being looked for. Not asked where families are added.
    /// </param>
    /// <param name="target">Opens the target.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ConfigurationException">
    /// There is neither a source nor a kept model, or a fit is needed and there is no source.
    /// </exception>
    /// <exception cref="DriftException">The source drifted, and the policy is to halt.</exception>
    /// <exception cref="SafetyException">The target is the source, in use, or holds what may not be replaced.</exception>
    /// <exception cref="IntegrityException">
    /// The new generation does not keep what its schema promises; the old one is still there.
    /// </exception>
    /// <exception cref="QualityGateException">The new generation does not pass a gate; the old one is still there.</exception>
    public async Task<RefreshResult> RunAsync(DatabaseEndpoint? source, DatabaseEndpoint target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (options is { ModelPath: { } path, Append: null } && source is not null)
        {
            ModelStore.RefuseUnwritable(path, mayReplace: true);
        }

        var attempts = 0;
        var pipeline = TransientFaults.Pipeline(options.Retries, options.RetryDelay, clock);
        var result = await pipeline.ExecuteAsync(
            async token =>
            {
                attempts++;
                return options.Append is { } append ? await AppendAsync(append, target, token).ConfigureAwait(false)
                    : source is null ? await GenerateAsync(target, token).ConfigureAwait(false)
                    : await RefreshAsync(source, target, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        return result with { Attempts = attempts };
    }

    /// <summary>Compares a source with the kept model; neither writes nor fits anything.</summary>
    /// <returns>The differences.</returns>
    /// <exception cref="ConfigurationException">No model is kept to compare with.</exception>
    public async Task<ValueList<DriftEntry>> CheckAsync(DatabaseEndpoint source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var path = options.ModelPath
            ?? throw new ConfigurationException("There is nothing to compare with. Name the kept model with --model.");
        var model = ModelStore.Read(path);
        var reading = await source.Connector.OpenSourceAsync(source.Address, cancellationToken).ConfigureAwait(false);
        await using (reading.ConfigureAwait(false))
        {
            return await DriftFinder.FindAsync(reading, model, options, observer, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<RefreshResult> RefreshAsync(DatabaseEndpoint source, DatabaseEndpoint target, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var kept = options.ModelPath is { } path && File.Exists(path) ? ModelStore.Read(path) : null;
        var reading = await source.Connector.OpenSourceAsync(source.Address, cancellationToken).ConfigureAwait(false);
        await using (reading.ConfigureAwait(false))
        {
            var writing = await target.Connector.OpenTargetAsync(target.Address, cancellationToken).ConfigureAwait(false);
            await using (writing.ConfigureAwait(false))
            {
                SynthesisRun.RefuseSameDatabase(reading, writing, target.Address);
                var use = await TargetAdmission.AdmitAsync(writing, target.Address, run.Replacement, cancellationToken)
                    .ConfigureAwait(false);
                var drift = kept is null
                    ? []
                    : await DriftFinder.FindAsync(reading, kept, options, observer, cancellationToken).ConfigureAwait(false);
                var reason = ReasonToFit(kept, drift);
                using var evaluation = run.Evaluation is { } settings ? new CloneEvaluation(settings) : null;
                var model = reason == FitReason.None
                    ? await KeepAsync(kept!, reading, evaluation, cancellationToken).ConfigureAwait(false)
                    : await SourceFitter.FitAsync(
                        reading,
                        source.Connector.Capabilities.ConcurrentReads,
                        run,
                        evaluation,
                        schema => TargetPlans.RefuseIfStrict(schema, writing.SchemaWriter, run),
                        filler?.Sharing,
                        observer,
                        cancellationToken).ConfigureAwait(false);
                var (result, replaced) = await FillAsync(
                    model, writing, target, use, evaluation, start, cancellationToken).ConfigureAwait(false);
                if (reason != FitReason.None && options.ModelPath is { } file)
                {
                    ModelStore.Write(model, file);
                }

                return new RefreshResult(result, reason, drift, replaced, Attempts: 1);
            }
        }
    }

    private Task<RefreshResult> AppendAsync(FamilyAppend append, DatabaseEndpoint target, CancellationToken cancellationToken) =>
        new AppendRun(run, append, observer, clock).RunAsync(ModelStore.Read(options.ModelPath!), target, cancellationToken);

    private async Task<RefreshResult> GenerateAsync(DatabaseEndpoint target, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var path = options.ModelPath ?? throw new ConfigurationException(
            "There is nothing to refresh from. Name a source with --source, or a kept model with --model.");
        var model = ModelStore.Read(path);
        if (options.Refits || IsAged(path))
        {
            throw new ConfigurationException(
                $"The model {path} is to be fitted again, and no source is named. "
                + "Name one with --source, or fit it where the source can be reached.");
        }

        var writing = await target.Connector.OpenTargetAsync(target.Address, cancellationToken).ConfigureAwait(false);
        await using (writing.ConfigureAwait(false))
        {
            var use = await TargetAdmission.AdmitAsync(writing, target.Address, run.Replacement, cancellationToken).ConfigureAwait(false);
            var (result, replaced) = await FillAsync(
                model, writing, target, use, evaluation: null, start, cancellationToken).ConfigureAwait(false);
            return new RefreshResult(result, FitReason.None, [], replaced, Attempts: 1);
        }
    }

    private async Task<(RunResult Result, RunMarker? Replaced)> FillAsync(
        RelationalModel model,
        ITargetSession target,
        DatabaseEndpoint endpoint,
        TargetUse use,
        CloneEvaluation? evaluation,
        long start,
        CancellationToken cancellationToken)
    {
        var result = await new SynthesisRun(run, observer, clock, filler)
            .FillAsync(model, target, endpoint, use, evaluation, start, cancellationToken).ConfigureAwait(false);
        var contents = await target.DescribeContentsAsync(cancellationToken).ConfigureAwait(false);
        return (result, contents.Previous);
    }

    private FitReason ReasonToFit(RelationalModel? kept, ValueList<DriftEntry> drift)
    {
        if (drift.Count > 0 && options.Drift == DriftPolicy.Halt)
        {
            throw new DriftException(drift);
        }

        return kept is null ? FitReason.NoModel
            : drift.Count > 0 && options.Drift == DriftPolicy.Auto ? FitReason.Drifted
            : options.Refits ? FitReason.Asked
            : IsAged(options.ModelPath!) ? FitReason.Aged
            : FitReason.None;
    }

    private bool IsAged(string path) => options.MaxAge is { } age && clock.GetUtcNow() - File.GetLastWriteTimeUtc(path) > age;

    // What was fitted earlier is judged by the rows that the source has now.
    private async Task<RelationalModel> KeepAsync(
        RelationalModel model, IDatabaseSession source, CloneEvaluation? evaluation, CancellationToken cancellationToken)
    {
        if (evaluation is not null)
        {
            await SourceFitter.CollectAsync(source, model.Plan, run, evaluation, observer, cancellationToken).ConfigureAwait(false);
        }

        return model;
    }
}
