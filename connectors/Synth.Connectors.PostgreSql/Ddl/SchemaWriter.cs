using System.Collections.Concurrent;
using Npgsql;
using Synth.Connectors.PostgreSql.Ddl.Translation;
using Synth.Connectors.PostgreSql.Swapping;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl;

/// <summary>
/// Recreates schemas statement by statement, in staging while that is active: on one connection, save for keys, indexes, checks and
/// statistics of different tables, which are made at once on several.
/// </summary>
/// <param name="connection">The connection for all that has an order.</param>
/// <param name="pool">Others of equal state.</param>
/// <param name="staging">Where it is made.</param>
internal sealed class SchemaWriter(NpgsqlConnection connection, ConnectionPool<NpgsqlConnection> pool, Staging staging) : ISchemaWriter
{
    private readonly NameRewriter rewriter = new(staging);
    private readonly HookScope hooks = new(connection, staging);
    private readonly ConcurrentQueue<LedgerEntry> leftOut = [];

    public IReadOnlyList<LedgerEntry> LeftOut => [.. leftOut];

    public SchemaTranslation Translate(DatabaseSchema source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Engine == PostgreSqlConnector.EngineName
            ? SameEngineTranslation.Translate(source)
            : new ForeignSchemaTranslation(source).Translate();
    }

    public IReadOnlyList<string> Render(SchemaChange change) => StatementRenderer.Render(change);

    public Task ApplyAsync(
        SchemaPlan plan, SchemaPhase phase, IProgress<SchemaChange>? progress, CancellationToken cancellationToken) =>
        ApplyAsync(plan, phase, ChangeNotes.None, progress, cancellationToken);

    /// <summary>Carries out the changes of a phase that are not noted, and notes each with what it does, in one transaction.</summary>
    public async Task ApplyAsync(
        SchemaPlan plan, SchemaPhase phase, ChangeNotes notes, IProgress<SchemaChange>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        staging.Names = PlannedNames.Of(plan);
        var late = new LateValidation(plan);
        var tables = new TableChanges(late);
        var atOnce = new ConcurrentChanges(
            pool,
            tables,
            (lent, change, token) => TryApplyAsync(
                change.Change,
                mayWait: false,
                form => ApplyAsync(lent, form, TransactionsOf(change with { Change = form }, late, notes), token)));
        var waiting = new List<PlannedChange>();
        var left = plan.In(phase).Select((change, i) => new PlannedChange(i, change)).Where(change => !notes.Has(change));
        foreach (var run in tables.RunsOf(left))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (run.Count > 1)
            {
                await atOnce.ApplyAsync(run, change => progress?.Report(change.Change), cancellationToken);
                continue;
            }

            progress?.Report(run[0].Change);
            if (!await TryApplyAloneAsync(run[0], mayWait: true))
            {
                waiting.Add(run[0]);
            }
        }

        await Rounds.RunAsync(waiting, TryApplyAloneAsync);

        Task<bool> TryApplyAloneAsync(PlannedChange change, bool mayWait) => TryApplyAsync(
            change.Change,
            mayWait,
            form => ApplyInOrderAsync(form, TransactionsOf(change with { Change = form }, late, notes), cancellationToken));
    }

    public Task ApplyAsync(SchemaPlan plan, SchemaChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(change);
        staging.Names = PlannedNames.Of(plan);
        return TryApplyAsync(
            change, mayWait: false, form => ApplyInOrderAsync(form, [[.. RenderInPlace(form)]], cancellationToken));
    }

    // Bodies of routines and rows of materialised views may need what no catalog tells; what the server refuses in the end is left out
    // where rows and keys can do without.
    private async Task<bool> TryApplyAsync(SchemaChange change, bool mayWait, Func<SchemaChange, Task> carryOut)
    {
        var refusal = await RefusalOfAsync(change, carryOut);
        if (refusal is null || mayWait)
        {
            return refusal is null;
        }

        var isThere = change is CreateView { View.IsMaterialized: true } create
            && await RefusalOfAsync(StatementRenderer.NotFilled(create), carryOut) is null;
        leftOut.Enqueue(isThere
            ? new LedgerEntry(LedgerOutcome.Approximated, DdlErrors.Describe(change), $"It is not filled: {refusal}.")
            : new LedgerEntry(LedgerOutcome.Skipped, DdlErrors.Describe(change), $"The server refuses it: {refusal}."));
        return true;
    }

    // Null where the server takes it.
    private static async Task<string?> RefusalOfAsync(SchemaChange change, Func<SchemaChange, Task> carryOut)
    {
        try
        {
            await carryOut(change);
            return null;
        }
        catch (LoadException exception) when (
            IsDispensable(change) && exception.InnerException is PostgresException error && DdlErrors.IsRefusal(error))
        {
            return DdlErrors.ReasonOf(error);
        }
    }

    private static bool IsDispensable(SchemaChange change) => change.Phase == SchemaPhase.AfterLoad
        && change is CreateView or CreateRoutine or CreateObject or CreateTrigger or CreateIndex { Index.IsUnique: false };

    private Task ApplyInOrderAsync(SchemaChange change, string[][] transactions, CancellationToken cancellationToken) =>
        change is RunStatement
            ? hooks.RunAsync(() => ApplyAsync(connection, change, transactions, cancellationToken), cancellationToken)
            : ApplyAsync(connection, change, transactions, cancellationToken);

    private string[][] TransactionsOf(PlannedChange planned, LateValidation late, ChangeNotes notes) => planned.Change switch
    {
        // Statements of the user's may be such that the engine does not carry out within a transaction.
        RunStatement run => [[.. RenderInPlace(run)], [.. notes.Note(planned)]],
        var change when late.Covers(change) =>
        [
            [
                .. notes.AreKept ? [rewriter.Rewrite(LateValidation.Remove(change))] : Array.Empty<string>(),
                .. RenderInPlace(LateValidation.Unseen(change)),
            ],
            [rewriter.Rewrite(LateValidation.Validate(change)), .. notes.Note(planned)],
        ],
        var change => [[.. RenderInPlace(change), .. notes.Note(planned)]],
    };

    private IEnumerable<string> RenderInPlace(SchemaChange change) => (change, staging.IsActive) switch
    {
        (CreateSchema create, true) => SwapSql.CreateStaging(create.Name),
        (CreateExtension { Name.Schema: { } schema }, true) => Render(change).Prepend(Render(new CreateSchema(schema))[0]),
        (RunStatement, true) => Render(change).Select(statement => rewriter.Rewrite(hooks.Rewrite(statement))),
        _ => Render(change).Select(rewriter.Rewrite),
    };

    private static async Task ApplyAsync(
        NpgsqlConnection connection, SchemaChange change, string[][] transactions, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var statements in transactions.Where(statements => statements.Length > 0))
            {
                // A batch is one transaction, and sends each statement as it is; a command would look for semicolons, also in the
                // bodies of routines.
                await using var batch = new NpgsqlBatch(connection);
                foreach (var statement in statements)
                {
                    batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
                }

                await batch.ExecuteNonQueryAsync(cancellationToken);
            }
        }
        catch (NpgsqlException exception)
        {
            throw DdlErrors.Explain(change, exception);
        }
    }
}
