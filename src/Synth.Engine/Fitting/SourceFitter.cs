using Synth.Connectors;
using Synth.Data;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>Fits a model to a source: catalog, counts, plan, sample, forests.</summary>
public static class SourceFitter
{
    /// <summary>Reads the catalog and plans, without reading rows.</summary>
    /// <param name="source">The source.</param>
    /// <param name="options">Which tables, and what is asked of the plan.</param>
    /// <param name="observer">Is told how it goes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ConfigurationException">The options name a table that is not there.</exception>
    /// <exception cref="UnsupportedSchemaException">The source has no tables, or something in it cannot be cloned.</exception>
    public static async Task<GenerationPlan> PlanAsync(
        IDatabaseSession source, RunOptions options, IRunObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(observer);
        observer.OnStage(RunStage.ReadCatalog);
        var schema = SourceScope.Of(await source.Catalog.ReadAsync(cancellationToken).ConfigureAwait(false), options);
        RefuseUnclonable(schema);
        var profile = await SourceProfiler.ProfileAsync(source, schema, observer, cancellationToken).ConfigureAwait(false);
        return GenerationPlanner.Create(schema, profile, SourceScope.PlanOptionsOf(schema, options));
    }

    /// <summary>Fits a model.</summary>
    /// <param name="source">The source.</param>
    /// <param name="options">How.</param>
    /// <param name="observer">Is told how it goes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UnsupportedSchemaException">The source has no tables, or something in it cannot be cloned.</exception>
    /// <exception cref="ReadException">The source cannot be read.</exception>
    public static Task<RelationalModel> FitAsync(
        IDatabaseSession source, RunOptions options, IRunObserver observer, CancellationToken cancellationToken) =>
        FitAsync(source, concurrentReads: 1, options, observer, cancellationToken);

    /// <summary>Fits a model, and reads several tables at once.</summary>
    /// <param name="source">The source.</param>
    /// <param name="concurrentReads">How many tables may be read at once, as the source's capabilities have it.</param>
    /// <param name="options">How.</param>
    /// <param name="observer">Is told how it goes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UnsupportedSchemaException">The source has no tables, or something in it cannot be cloned.</exception>
    /// <exception cref="ReadException">The source cannot be read.</exception>
    public static Task<RelationalModel> FitAsync(
        IDatabaseSession source, int concurrentReads, RunOptions options, IRunObserver observer, CancellationToken cancellationToken) =>
        FitAsync(source, concurrentReads, options, sharing: null, observer, cancellationToken);

    /// <summary>Fits a model, and has other processes help.</summary>
    /// <param name="source">The source.</param>
    /// <param name="concurrentReads">How many tables may be read at once, as the source's capabilities have it.</param>
    /// <param name="options">How.</param>
    /// <param name="sharing">Has others help; null to fit alone. Changes no byte of the model.</param>
    /// <param name="observer">Is told how it goes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UnsupportedSchemaException">The source has no tables, or something in it cannot be cloned.</exception>
    /// <exception cref="ReadException">The source cannot be read.</exception>
    public static Task<RelationalModel> FitAsync(
        IDatabaseSession source,
        int concurrentReads,
        RunOptions options,
        IFitSharing? sharing,
        IRunObserver observer,
        CancellationToken cancellationToken) =>
        FitAsync(source, concurrentReads, options, evaluation: null, approve: null, sharing, observer, cancellationToken);

    /// <summary>
    /// Fits a model, lets an evaluation keep what it needs of the rows, and has the schema approved, which may throw, before rows are read.
    /// </summary>
    internal static async Task<RelationalModel> FitAsync(
        IDatabaseSession source,
        int concurrentReads,
        RunOptions options,
        CloneEvaluation? evaluation,
        Action<DatabaseSchema>? approve,
        IFitSharing? sharing,
        IRunObserver observer,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var plan = await PlanAsync(source, options, observer, cancellationToken).ConfigureAwait(false);
        approve?.Invoke(plan.Schema);
        var model = await FitAsync(
            source, concurrentReads, plan, FitOptionsOf(plan, options), evaluation, sharing, observer, cancellationToken)
            .ConfigureAwait(false);

        // The heap is as large as the fit needed it: what rows are made in would come on top.
        ManagedHeap.Compact();
        return model;
    }

    /// <summary>Reads the rows that a fit would learn from, says what they are too few for, and fits nothing.</summary>
    /// <param name="source">The source.</param>
    /// <param name="plan">What is planned for it.</param>
    /// <param name="options">How it would be fitted.</param>
    /// <param name="observer">Is told how it goes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ReadException">The source cannot be read.</exception>
    public static async Task<ValueList<LearningLimit>> FindLimitsAsync(
        IDatabaseSession source, GenerationPlan plan, RunOptions options, IRunObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(observer);
        using var sample = await SampleAsync(source, plan, options, observer, cancellationToken).ConfigureAwait(false);
        return RelationalSynthesizer.FindLimits(sample, FitOptionsOf(plan, options));
    }

    /// <summary>Reads the families that a fit would learn from. The sample is the caller's to dispose.</summary>
    internal static Task<SourceSample> SampleAsync(
        IDatabaseSession source, GenerationPlan plan, RunOptions options, IRunObserver observer, CancellationToken cancellationToken) =>
        SampleAsync(source, concurrentReads: 1, plan, FitOptionsOf(plan, options), evaluation: null, observer, cancellationToken);

    /// <summary>Reads the families of a fit that was planned elsewhere. The sample is the caller's to dispose.</summary>
    internal static Task<SourceSample> SampleAsync(
        IDatabaseSession source, int concurrentReads, FitOrder order, CancellationToken cancellationToken) => SampleAsync(
            source, concurrentReads, order.Plan, order.Options, evaluation: null, SilentObserver.Instance, cancellationToken);

    /// <summary>Reads the rows that an evaluation needs of a source, and fits nothing.</summary>
    internal static Task CollectAsync(
        IDatabaseSession source,
        GenerationPlan plan,
        RunOptions options,
        CloneEvaluation evaluation,
        IRunObserver observer,
        CancellationToken cancellationToken)
    {
        evaluation.BeginSource(plan, FitOptionsOf(plan, options));
        return SourceReader.ReadAsync(source, concurrentReads: 1, plan, evaluation.AddSource, observer, cancellationToken);
    }

    private static FitOptions FitOptionsOf(GenerationPlan plan, RunOptions options)
    {
        var fitOptions = options.Privacy.ApplyTo(options.Quality.ToFitOptions()) with
        {
            Seed = options.Seed,
            Workers = options.Workers,
            HoldoutFraction = options.HoldoutFraction,
            ExcludedRules = options.Rules.Off,
            AddedRules = options.Rules.Add,
            Meanings = SourceScope.MeaningsOf(plan.Schema, options),
            Columns = SourceScope.OverridesOf(plan.Schema, options),
        };
        return options.MemoryMb is { } mb ? new MemoryBudget(mb).Bound(fitOptions, plan) : fitOptions;
    }

    private static async Task<RelationalModel> FitAsync(
        IDatabaseSession source,
        int concurrentReads,
        GenerationPlan plan,
        FitOptions options,
        CloneEvaluation? evaluation,
        IFitSharing? sharing,
        IRunObserver observer,
        CancellationToken cancellationToken)
    {
        evaluation?.BeginSource(plan, options);
        var shared = sharing is null
            ? null
            : await sharing.BeginAsync(source, new FitOrder(plan, options), observer, cancellationToken).ConfigureAwait(false);
        try
        {
            using var sample = await SampleAsync(
                source, concurrentReads, plan, options, evaluation, observer, cancellationToken).ConfigureAwait(false);
            observer.OnStage(RunStage.Fit);
            var progress = new FitReporter(observer);
            return await Task.Run(
                () => shared is null
                    ? RelationalSynthesizer.Fit(sample, options, progress, cancellationToken)
                    : RelationalSynthesizer.FitShared(sample, options, shared.Begin(sample.Digest()), progress, cancellationToken),
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (shared is not null)
            {
                await shared.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static async Task<SourceSample> SampleAsync(
        IDatabaseSession source,
        int concurrentReads,
        GenerationPlan plan,
        FitOptions options,
        CloneEvaluation? evaluation,
        IRunObserver observer,
        CancellationToken cancellationToken)
    {
        var builder = new SourceSampleBuilder(plan, options.SampleRows, options.HoldoutFraction);
        var evaluating = new Lock();
        await SourceReader.ReadAsync(source, concurrentReads, plan, Add, observer, cancellationToken).ConfigureAwait(false);
        return builder.Build();

        void Add(TableName table, RecordBatch batch)
        {
            builder.Add(table, batch);
            if (evaluation is not null)
            {
                lock (evaluating)
                {
                    evaluation.AddSource(table, batch);
                }
            }
        }
    }

    private static void RefuseUnclonable(DatabaseSchema schema)
    {
        if (schema.Tables.Count == 0)
        {
            throw new UnsupportedSchemaException(
                "The source has no tables, so there is nothing to clone.",
                [new SchemaIssue(SchemaIssueSeverity.Error, "source",
                    "check that its address names the right database, and that the role may read its tables.")]);
        }

        var errors = schema.Issues.Where(issue => issue.Severity == SchemaIssueSeverity.Error).ToValueList();
        if (errors.Count > 0)
        {
            throw new UnsupportedSchemaException("The source cannot be cloned.", errors);
        }
    }

    private sealed class FitReporter(IRunObserver observer) : IProgress<FitProgress>
    {
        public void Report(FitProgress value) => observer.OnStep(RunStage.Fit, value.Done, value.Total);
    }
}
