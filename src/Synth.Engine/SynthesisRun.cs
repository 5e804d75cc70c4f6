using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using Synth.Connectors;
using Synth.Data;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>
/// One run from model to target: create the schema, generate and load, complete the schema, verify, publish. When anything fails
/// or the run is cancelled, the target is left as it was found.
/// </summary>
public sealed class SynthesisRun
{
    private readonly RunOptions options;
    private readonly IRunObserver observer;
    private readonly TimeProvider clock;
    private readonly ITargetFiller? filler;

    /// <summary>Prepares a run.</summary>
    /// <param name="options">How it is carried out.</param>
    /// <param name="observer">Is told how it goes.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="filler">Fills the target; null for this process.</param>
    /// <exception cref="ConfigurationException">An option is out of range, or what others load is to be judged.</exception>
    public SynthesisRun(RunOptions options, IRunObserver observer, TimeProvider clock, ITargetFiller? filler = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        RefuseJudging(options, filler);
        this.filler = filler;
        this.options = options;
        this.observer = observer;
        this.clock = clock;
    }

    /// <summary>This program's version.</summary>
    public static string ToolVersion { get; } =
        typeof(SynthesisRun)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>Fits a model to a source and fills a target from it.</summary>
    /// <param name="source">Opens the source.</param>
    /// <param name="target">Opens the target.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <exception cref="SafetyException">Source and target are one database, or the target holds what may not be replaced.</exception>
    /// <exception cref="IntegrityException">The target does not keep what its schema promises.</exception>
    /// <exception cref="QualityGateException">The synthetic rows do not pass a gate.</exception>
    public async Task<RunResult> CloneAsync(DatabaseEndpoint source, DatabaseEndpoint target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        var start = clock.GetTimestamp();
        var reading = await source.Connector.OpenSourceAsync(source.Address, cancellationToken).ConfigureAwait(false);
        await using (reading.ConfigureAwait(false))
        {
            var writing = await target.Connector.OpenTargetAsync(target.Address, cancellationToken).ConfigureAwait(false);
            await using (writing.ConfigureAwait(false))
            {
                RefuseSameDatabase(reading, writing, target.Address);
                var use = await TargetAdmission.AdmitAsync(writing, target.Address, options.Replacement, cancellationToken)
                    .ConfigureAwait(false);
                using var evaluation = options.Evaluation is { } settings ? new CloneEvaluation(settings) : null;
                var model = await SourceFitter.FitAsync(
                    reading,
                    source.Connector.Capabilities.ConcurrentReads,
                    options,
                    evaluation,
                    schema => TargetPlans.RefuseIfStrict(schema, writing.SchemaWriter, options),
                    filler?.Sharing,
                    observer,
                    cancellationToken).ConfigureAwait(false);
                return await FillAsync(model, writing, target, use, evaluation, start, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Fills a target from a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="target">Opens the target.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <exception cref="SafetyException">The target holds what may not be replaced.</exception>
    /// <exception cref="IntegrityException">The target does not keep what its schema promises.</exception>
    public async Task<RunResult> GenerateAsync(RelationalModel model, DatabaseEndpoint target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        var start = clock.GetTimestamp();
        var writing = await target.Connector.OpenTargetAsync(target.Address, cancellationToken).ConfigureAwait(false);
        await using (writing.ConfigureAwait(false))
        {
            var use = await TargetAdmission.AdmitAsync(writing, target.Address, options.Replacement, cancellationToken)
                .ConfigureAwait(false);
            return await FillAsync(model, writing, target, use, evaluation: null, start, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <exception cref="ConfigurationException">Rows are to be judged that other processes load.</exception>
    internal static void RefuseJudging(RunOptions options, ITargetFiller? filler)
    {
        if (filler is not null && options.Evaluation is not null)
        {
            throw new ConfigurationException(
                "Rows that other machines load are not judged before they are published. "
                + "Leave the evaluation out, and use synth evaluate on the result.");
        }
    }

    /// <exception cref="SafetyException">Source and target are one database.</exception>
    internal static void RefuseSameDatabase(IDatabaseSession source, ITargetSession target, DatabaseAddress address)
    {
        if (source.Identity == target.Identity)
        {
            throw new SafetyException($"Source and target are the same database ({address}). Name another target.");
        }
    }

    /// <summary>What is sampled from a model.</summary>
    internal static SampleOptions SamplingOf(RelationalModel model, RunOptions options) => new(options.Seed, options.Scale)
    {
        Sizes = SourceScope.SizesOf(model.Schema, options),
        EdgeCaseRate = options.EdgeCaseRate,
    };

    /// <summary>Settles what blocks share.</summary>
    /// <exception cref="ConfigurationException">The rows cannot be kept track of in the memory that is allowed.</exception>
    internal static Task<RelationalSampler> PrepareAsync(
        RelationalModel model, SampleOptions sampling, RunOptions options, CancellationToken cancellationToken)
    {
        if (options.MemoryMb is { } mb)
        {
            var rowCounts = RelationalSampler.CountRows(model, sampling);
            new MemoryBudget(mb).RefuseTooMany(model.Plan, rowCounts, RelationalSampler.CountHeldBytes(model, rowCounts));
        }

        return Task.Run(Create, cancellationToken);

        RelationalSampler Create()
        {
            var sampler = RelationalSampler.Create(model, sampling, options.Workers, cancellationToken);

            // Settling counts takes several times what is kept of them; batches would come on top.
            ManagedHeap.Compact();
            return sampler;
        }
    }

    /// <summary>Fills a target that the run was admitted to: itself, or by whom it was given.</summary>
    internal Task<RunResult> FillAsync(
        RelationalModel model,
        ITargetSession session,
        DatabaseEndpoint target,
        TargetUse use,
        CloneEvaluation? evaluation,
        long start,
        CancellationToken cancellationToken) => filler is not null
            ? filler.FillAsync(model, target, options, observer, cancellationToken)
            : FillHereAsync(model, session, target.Connector.Capabilities, use, evaluation, start, cancellationToken);

    private async Task<RunResult> FillHereAsync(
        RelationalModel model,
        ITargetSession session,
        ConnectorCapabilities capabilities,
        TargetUse use,
        CloneEvaluation? evaluation,
        long start,
        CancellationToken cancellationToken)
    {
        observer.OnStage(RunStage.Prepare);
        var sampler = await PrepareAsync(model, SamplingOf(model, options), options, cancellationToken).ConfigureAwait(false);
        var build = new TargetBuild(session, model, capabilities, options, observer);
        var marker = MakeMarker(options, clock);
        IReadOnlyDictionary<TableName, (long Rows, double Seconds, long EdgeCases)> loaded =
            FrozenDictionary<TableName, (long, double, long)>.Empty;
        try
        {
            return await build.RunAsync(marker, use, LoadAsync, ConcludeAsync, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            sampler?.Dispose();
        }

        async Task<IReadOnlyDictionary<TableName, long>> LoadAsync()
        {
            var rowCounts = sampler!.RowCounts;
            await LoadRowsAsync(sampler).ConfigureAwait(false);

            // What blocks share is done with; constraints and the certificate take memory of their own.
            sampler.Dispose();
            sampler = null;
            ManagedHeap.Compact();
            return rowCounts;
        }

        async Task LoadRowsAsync(RelationalSampler settled)
        {
            evaluation?.BeginSynthetic(settled.RowCounts);
            var loader = new PlainBlockLoader(session.Loader, settled.BlockCount, takesAnyOrder: !capabilities.ShowsOrderOfLoad);
            using var load = new TargetLoad(
                model, settled, build.Translation, loader, capabilities.ConcurrentLoads, options.Workers, evaluation, observer);
            await load.RunAsync(clock, cancellationToken).ConfigureAwait(false);
            loaded = load.Results;
        }

        async Task<RunResult> ConcludeAsync(IntegrityCertificate certificate)
        {
            var report = evaluation is null ? null : await evaluation.EvaluateAsync(observer, cancellationToken).ConfigureAwait(false);
            var result = new RunResult(
                marker.RunId,
                options.Seed,
                model.Plan.Tables.Select(table => new TableResult(
                    table.Name, table.Mode, table.SourceRowCount, loaded[table.Name].Rows, loaded[table.Name].Seconds)
                {
                    EdgeCases = loaded[table.Name].EdgeCases,
                }).ToValueList(),
                certificate,
                build.Ledger,
                clock.GetElapsedTime(start).TotalSeconds)
            { Evaluation = report, Model = model };
            return report is { IsPassed: false } && options.Evaluation!.RemovesFailed ? throw new QualityGateException(result) : result;
        }
    }

    // The identifier is the moment of the start: readable, sortable, and different for two runs on one target, which a lock keeps apart.
    internal static RunMarker MakeMarker(RunOptions options, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return new RunMarker(now.ToString("yyyyMMdd'T'HHmmssfffffff'Z'", CultureInfo.InvariantCulture), options.Seed, now, ToolVersion);
    }
}
