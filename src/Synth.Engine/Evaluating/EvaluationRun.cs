using Synth.Connectors;
using Synth.Evaluation;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>Evaluates a database that exists against its source.</summary>
/// <param name="settings">How.</param>
/// <param name="observer">Is told how it goes.</param>
public sealed class EvaluationRun(EvaluationSettings settings, IRunObserver observer)
{
    private const int BatchRows = 8192;

    /// <summary>Which of the source's tables are evaluated, and which keys it keeps without declaring them. Default: all, none.</summary>
    public RunOptions Source { get; init; } = new();

    /// <summary>Reads and evaluates.</summary>
    /// <param name="source">The source.</param>
    /// <param name="synthetic">The synthetic database.</param>
    /// <param name="holdout">A database of rows of the same origin that the fit did not see; null without one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ConfigurationException">A gate is about a table that is not there.</exception>
    /// <exception cref="UnsupportedSchemaException">The source has no tables.</exception>
    /// <exception cref="ReadException">A database cannot be read.</exception>
    public async Task<EvaluationReport> EvaluateAsync(
        DatabaseEndpoint source, DatabaseEndpoint synthetic, DatabaseEndpoint? holdout, CancellationToken cancellationToken)
    {
        var (scope, real) = await CollectSourceAsync(source, holdout is null, cancellationToken).ConfigureAwait(false);
        using (real)
        {
            using var made = await CollectAsync(synthetic, scope, cancellationToken).ConfigureAwait(false);
            using var unseen = holdout is null ? null : await CollectAsync(holdout, scope, cancellationToken).ConfigureAwait(false);
            return await EvaluateAsync(
                new EvaluationInput
                {
                    Source = real,
                    Synthetic = made,
                    Holdout = unseen,
                    Options = settings.Options,
                    Gates = settings.Gates,
                    Canaries = settings.Canaries,
                    ReleasesRows = true,
                },
                observer,
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Evaluates what was collected, on threads of its own.</summary>
    internal static Task<EvaluationReport> EvaluateAsync(EvaluationInput input, IRunObserver observer, CancellationToken cancellationToken)
    {
        observer.OnStage(RunStage.Evaluate);
        input = input with { IsCommonText = CommonTexts.Contain };
        return Task.Run(() => Evaluator.Evaluate(input, new StepReporter(observer), cancellationToken), cancellationToken);
    }

    private async Task<(EvaluationScope Scope, CollectedDatabase Source)> CollectSourceAsync(
        DatabaseEndpoint source, bool hasHeldOutFamilies, CancellationToken cancellationToken)
    {
        var session = await source.Connector.OpenSourceAsync(source.Address, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var plan = await SourceFitter.PlanAsync(session, Source, observer, cancellationToken).ConfigureAwait(false);
            var scope = EvaluationScopes.Of(plan, settings.Gates);
            observer.OnStage(RunStage.ReadEvaluated);
            var counts = plan.Tables.ToDictionary(table => table.Name, table => table.SourceRowCount);
            var collector =
                new DatabaseCollector(scope, settings.Options.RowLimit, counts, hasHeldOutFamilies ? settings.HoldoutFraction : 0);
            await ReadAsync(session, plan.Schema, scope, collector, counts, cancellationToken).ConfigureAwait(false);
            return (scope, collector.Build());
        }
    }

    private async Task<CollectedDatabase> CollectAsync(DatabaseEndpoint endpoint,
        EvaluationScope scope, CancellationToken cancellationToken)
    {
        var session = await endpoint.Connector.OpenSourceAsync(endpoint.Address, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            observer.OnStage(RunStage.ReadCatalog);
            var schema = await session.Catalog.ReadAsync(cancellationToken).ConfigureAwait(false);
            var counts = new Dictionary<TableName, long>();
            observer.OnStage(RunStage.ReadEvaluated);
            foreach (var table in scope.Tables)
            {
                counts.Add(
                    table.Name,
                    TableMatcher.Find(schema, table.Name) is { } found
                        ? await session.Tables.CountRowsAsync(found, cancellationToken).ConfigureAwait(false)
                        : 0);
            }

            var collector = new DatabaseCollector(scope, settings.Options.RowLimit, counts, holdoutShare: 0);
            await ReadAsync(session, schema, scope, collector, counts, cancellationToken).ConfigureAwait(false);
            return collector.Build();
        }
    }

    private async Task ReadAsync(
        IDatabaseSession session,
        DatabaseSchema schema,
        EvaluationScope scope,
        DatabaseCollector collector,
        Dictionary<TableName, long> counts,
        CancellationToken cancellationToken)
    {
        foreach (var table in scope.Tables.Where(table => counts[table.Name] > 0))
        {
            var rows = 0L;
            await foreach (var batch in session.Tables.ReadAsync(TableMatcher.Find(schema, table.Name)!, BatchRows, cancellationToken)
                .ConfigureAwait(false))
            {
                using (batch)
                {
                    collector.Add(table.Name, batch);
                    rows += batch.RowCount;
                    observer.OnRows(RunStage.ReadEvaluated, table.Name, rows, counts[table.Name]);
                }
            }
        }
    }

    private sealed class StepReporter(IRunObserver observer) : IProgress<(int Done, int Total)>
    {
        public void Report((int Done, int Total) value) => observer.OnStep(RunStage.Evaluate, value.Done, value.Total);
    }
}
