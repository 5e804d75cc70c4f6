using Synth.Data;
using Synth.Evaluation;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>
/// Evaluates a clone while it is made: keeps a sample of the source's families when they are read for the fit, and of the synthetic ones
/// when they are loaded, so that neither database is read again.
/// </summary>
/// <param name="settings">How.</param>
internal sealed class CloneEvaluation(EvaluationSettings settings) : IDisposable
{
    private EvaluationScope? scope;
    private DatabaseCollector? source;
    private DatabaseCollector? synthetic;
    private CollectedDatabase? real;
    private CollectedDatabase? made;
    private long rowLimit;

    /// <summary>Begins before the source's rows are read.</summary>
    /// <exception cref="ConfigurationException">A gate is about a table that is not there.</exception>
    public void BeginSource(GenerationPlan plan, FitOptions fit)
    {
        scope = EvaluationScopes.Of(plan, settings.Gates);

        // No more than the fit sees: who was not fitted, and was not held out on purpose, is neither member nor stranger.
        rowLimit = Math.Min(settings.Options.RowLimit, fit.SampleRows);
        var counts = plan.Tables.ToDictionary(table => table.Name, table => table.SourceRowCount);
        source = new DatabaseCollector(scope, rowLimit, counts, fit.HoldoutFraction);
    }

    /// <summary>Keeps rows of the source; the caller keeps the batch.</summary>
    public void AddSource(TableName table, RecordBatch batch) => source!.Add(table, batch);

    /// <summary>Begins before synthetic rows are loaded.</summary>
    public void BeginSynthetic(IReadOnlyDictionary<TableName, long> rowCounts) =>
        synthetic = new DatabaseCollector(scope!, rowLimit, rowCounts, holdoutShare: 0);

    /// <summary>Keeps synthetic rows; the caller keeps the batch.</summary>
    public void AddSynthetic(TableName table, RecordBatch batch) => synthetic!.Add(table, batch);

    /// <summary>Evaluates what was kept.</summary>
    public Task<EvaluationReport> EvaluateAsync(IRunObserver observer, CancellationToken cancellationToken)
    {
        real = source!.Build();
        made = synthetic!.Build();

        // The fit and the load have left the heap as large as they needed it; an evaluation on top would take that much again.
        ManagedHeap.Compact();
        return EvaluationRun.EvaluateAsync(
            new EvaluationInput
            {
                Source = real,
                Synthetic = made,
                Options = settings.Options,
                Gates = settings.Gates,
                Canaries = settings.Canaries,
                ReleasesRows = true,
            },
            observer,
            cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        real?.Dispose();
        made?.Dispose();
    }
}
