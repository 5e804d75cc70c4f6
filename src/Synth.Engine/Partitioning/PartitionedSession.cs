using System.Globalization;
using Synth.Connectors;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>The steps of a run that its target's journal accounts for, on one open target.</summary>
internal sealed class PartitionedSession
{
    private readonly RelationalModel model;
    private readonly ITargetSession target;
    private readonly ILoadJournal journal;
    private readonly DatabaseEndpoint endpoint;
    private readonly RunOptions options;
    private readonly IRunObserver observer;
    private readonly TimeProvider clock;
    private readonly SampleOptions sampling;
    private readonly string runKey;
    private readonly SchemaTranslation translation;
    private readonly SchemaPlan plan;
    private readonly long start;

    public PartitionedSession(
        RelationalModel model,
        ITargetSession target,
        DatabaseEndpoint endpoint,
        RunOptions options,
        SampleOptions sampling,
        IRunObserver observer,
        TimeProvider clock,
        string? knownKey = null)
    {
        this.model = model;
        this.target = target;
        this.endpoint = endpoint;
        this.options = options;
        this.observer = observer;
        this.clock = clock;
        journal = target.Journal!;
        start = clock.GetTimestamp();
        this.sampling = sampling;
        runKey = knownKey ?? RunKey.Of(PackedModel.Of(model), sampling);
        translation = TargetPlans.Translate(model.Schema, target.SchemaWriter);
        plan = TargetPlans.Create(translation, endpoint.Connector.Capabilities, options);
    }

    /// <exception cref="SafetyException">The run is strict, and there are warnings that are not acknowledged.</exception>
    public void RefuseIfStrict() => TargetPlans.RefuseIfStrict(model.Schema, translation, options);

    /// <summary>Whether an unfinished run of the same key is there.</summary>
    public async Task<bool> IsUnderWayAsync(CancellationToken cancellationToken) =>
        (await journal.ReadAsync(cancellationToken).ConfigureAwait(false))?.RunKey == runKey;

    /// <summary>What becomes of the source's objects.</summary>
    public LossLedger Ledger => TargetPlans.LedgerOf(model.Schema, translation);

    /// <summary>The target's name of a table of the source, as the journal has it.</summary>
    public string NameInTarget(TableName source) => translation.Tables[source].Name.ToString();

    /// <summary>Claims the target, creates its tables, and opens the journal when they are there.</summary>
    public Task<string> BeginAsync(CancellationToken cancellationToken) =>
        BeginAsync(SynthesisRun.MakeMarker(options, clock), replacement: null, cancellationToken);

    /// <summary>Claims the target for a run that is marked, creates its tables, and opens the journal when they are there.</summary>
    public async Task<string> BeginAsync(RunMarker marker, ReplacementOptions? replacement, CancellationToken cancellationToken)
    {
        var use = await TargetAdmission.AdmitAsync(target, endpoint.Address, replacement, cancellationToken).ConfigureAwait(false);
        RefuseIfStrict();
        observer.OnStage(RunStage.CreateTables);
        await target.BeginAsync(marker, use, cancellationToken).ConfigureAwait(false);
        var steps = new StepCounter(observer, RunStage.CreateTables, plan.In(SchemaPhase.BeforeLoad).Count());
        await target.SchemaWriter.ApplyAsync(plan, SchemaPhase.BeforeLoad, steps, cancellationToken).ConfigureAwait(false);
        await journal.OpenAsync(runKey, cancellationToken).ConfigureAwait(false);
        return marker.RunId;
    }

    /// <summary>Joins the run that the target is prepared for.</summary>
    public async Task JoinAsync(bool isAlone, CancellationToken cancellationToken)
    {
        await journal.JoinAsync(isAlone, cancellationToken).ConfigureAwait(false);
        var progress = await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (progress.RunKey != runKey)
        {
            throw new SafetyException(
                $"The target {endpoint.Address} is being filled from another model, or with another seed, scale or version. Give the same "
                + $"ones as for --prepare.");
        }
    }

    /// <summary>Loads what is missing of a share.</summary>
    public async Task<PartitionResult> LoadAsync(Partition partition, CancellationToken cancellationToken)
    {
        await journal.DivideAsync(partition.Count, cancellationToken).ConfigureAwait(false);
        observer.OnStage(RunStage.Prepare);
        using var sampler = await SynthesisRun.PrepareAsync(model, sampling, options, cancellationToken).ConfigureAwait(false);
        observer.OnStage(RunStage.Load);
        var before = await ReadAsync(cancellationToken).ConfigureAwait(false);
        await LoadAsync(partition, token: 0, before, sampler, observer, cancellationToken).ConfigureAwait(false);
        var progress = await ReadAsync(cancellationToken).ConfigureAwait(false);
        var (begin, end) = partition.BlocksOf(sampler.BlockCount);
        return new PartitionResult(
            progress.Marker.RunId,
            partition,
            end - begin,
            model.Schema.Tables.ToDictionary(table => table.Name, table => SumOf(progress, table.Name, partition.Index).Rows),
            clock.GetElapsedTime(start).TotalSeconds);
    }

    /// <summary>Loads what is missing of a share that is held by a token.</summary>
    /// <param name="partition">The share.</param>
    /// <param name="token">The token.</param>
    /// <param name="before">What the journal has of the share.</param>
    /// <param name="sampler">Makes the rows.</param>
    /// <param name="watcher">Is told how it goes.</param>
    /// <param name="cancellationToken">Stops it; what is loaded is kept.</param>
    public async Task LoadAsync(
        Partition partition,
        long token,
        LoadProgress before,
        RelationalSampler sampler,
        IRunObserver watcher,
        CancellationToken cancellationToken)
    {
        var loader = new JournaledBlockLoader(journal, partition, sampler.BlockCount, before, token);
        var concurrentLoads = endpoint.Connector.Capabilities.ConcurrentLoads;
        using (var load = new TargetLoad(
            model, sampler, translation, loader, concurrentLoads, options.Workers, evaluation: null, watcher))
        {
            await load.RunAsync(clock, cancellationToken).ConfigureAwait(false);
        }

        // A share without blocks has none whose end would be noted.
        await journal.NoteBlocksAsync(partition.Index, loader.End, isComplete: true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Completes the schema, verifies, publishes.</summary>
    public async Task<RunResult> FinishAsync(CancellationToken cancellationToken)
    {
        var progress = await ReadAsync(cancellationToken).ConfigureAwait(false);
        RefuseIncomplete(progress);
        observer.OnStage(RunStage.CompleteSchema);
        var steps = new StepCounter(observer, RunStage.CompleteSchema, plan.In(SchemaPhase.AfterLoad).Count(), progress.ChangesApplied);
        await target.CompleteSchemaAsync(plan, steps, cancellationToken).ConfigureAwait(false);

        observer.OnStage(RunStage.Verify);
        var rowCounts = RelationalSampler.CountRows(model, sampling);
        var certificate = await TargetBuild.VerifyAsync(target, translation, rowCounts, cancellationToken).ConfigureAwait(false);
        if (!certificate.IsKept)
        {
            await target.AbandonAsync().ConfigureAwait(false);
            throw new IntegrityException(certificate);
        }

        var result = new RunResult(
            progress.Marker.RunId,
            options.Seed,
            model.Plan.Tables.Select(table => ResultOf(progress, table)).ToValueList(),
            certificate,
            Ledger,
            clock.GetElapsedTime(start).TotalSeconds);
        await target.PublishAsync(cancellationToken).ConfigureAwait(false);
        return result;
    }

    /// <summary>
    /// The result of a run that is published: its rows are counted and verified once more. Edge cases are no longer known.
    /// </summary>
    public async Task<RunResult> RecallAsync(string runId, CancellationToken cancellationToken)
    {
        observer.OnStage(RunStage.Verify);
        var rowCounts = RelationalSampler.CountRows(model, sampling);
        var certificate = await TargetBuild.VerifyAsync(target, translation, rowCounts, cancellationToken).ConfigureAwait(false);
        return new RunResult(
            runId,
            options.Seed,
            model.Plan.Tables
                .Select(table => new TableResult(table.Name, table.Mode, table.SourceRowCount, rowCounts[table.Name], Seconds: 0))
                .ToValueList(),
            certificate,
            Ledger,
            clock.GetElapsedTime(start).TotalSeconds);
    }

    private async Task<LoadProgress> ReadAsync(CancellationToken cancellationToken) =>
        await journal.ReadAsync(cancellationToken).ConfigureAwait(false)
        ?? throw new SafetyException($"The target {endpoint.Address} is not prepared. Run synth generate --prepare first.");

    private static void RefuseIncomplete(LoadProgress progress)
    {
        var done = progress.Partitions.Where(partition => partition.IsComplete).Select(partition => partition.Partition).ToHashSet();
        var missing = Enumerable.Range(0, progress.PartitionCount ?? 1).Where(partition => !done.Contains(partition)).ToArray();
        if (missing.Length > 0)
        {
            throw new SafetyException(string.Create(
                CultureInfo.InvariantCulture,
                $"{missing.Length} of {progress.PartitionCount ?? 1} partitions are not loaded whole, the first of them number "
                + $"{missing[0]}. Run synth generate --partition for each of them first."));
        }
    }

    private TableResult ResultOf(LoadProgress progress, TablePlan table)
    {
        var (rows, edgeCases) = SumOf(progress, table.Name, partition: null);
        return new TableResult(table.Name, table.Mode, table.SourceRowCount, rows, Seconds: 0) { EdgeCases = edgeCases };
    }

    private (long Rows, long EdgeCases) SumOf(LoadProgress progress, TableName source, int? partition)
    {
        var name = NameInTarget(source);
        var noted = progress.Tables.Where(table => table.Table == name && (partition is null || table.Partition == partition)).ToArray();
        return (noted.Sum(table => table.Rows), noted.Sum(table => table.EdgeCases));
    }
}
