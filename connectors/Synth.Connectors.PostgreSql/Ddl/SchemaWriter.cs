using Npgsql;
using Synth.Connectors.PostgreSql.Ddl.Translation;
using Synth.Connectors.PostgreSql.Swapping;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl;

/// <summary>
/// Recreates schemas statement by statement, in staging while that is active: on one connection, save for keys and indexes of different
/// tables, which are built at once on several.
/// </summary>
/// <param name="connection">The connection for all that has an order.</param>
/// <param name="pool">Others of equal state.</param>
/// <param name="staging">Where it is made.</param>
internal sealed class SchemaWriter(NpgsqlConnection connection, ConnectionPool<NpgsqlConnection> pool, Staging staging) : ISchemaWriter
{
    // Each build may take parallel workers of the server besides.
    private const int ConcurrentChanges = 2;

    private readonly NameRewriter rewriter = new(staging);
    private readonly HookScope hooks = new(connection, staging);

    public SchemaTranslation Translate(DatabaseSchema source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Engine == PostgreSqlConnector.EngineName
            ? SameEngineTranslation.Translate(source)
            : new ForeignSchemaTranslation(source).Translate();
    }

    public IReadOnlyList<string> Render(SchemaChange change) => StatementRenderer.Render(change);

    public async Task ApplyAsync(
        SchemaPlan plan, SchemaPhase phase, IProgress<SchemaChange>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        staging.Names = PlannedNames.Of(plan);
        foreach (var run in TableChanges.RunsOf(plan.In(phase)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (run.Count > 1)
            {
                await ApplyAtOnceAsync([.. run], progress, cancellationToken);
                continue;
            }

            progress?.Report(run[0]);
            await ApplyInOrderAsync(run[0], cancellationToken);
        }
    }

    public Task ApplyAsync(SchemaPlan plan, SchemaChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(change);
        staging.Names = PlannedNames.Of(plan);
        return ApplyInOrderAsync(change, cancellationToken);
    }

    private Task ApplyInOrderAsync(SchemaChange change, CancellationToken cancellationToken)
    {
        string[] statements = [.. RenderInPlace(change)];
        return change is RunStatement
            ? hooks.RunAsync(() => ApplyAsync(connection, change, statements, cancellationToken), cancellationToken)
            : ApplyAsync(connection, change, statements, cancellationToken);
    }

    private async Task ApplyAtOnceAsync(List<SchemaChange> waiting, IProgress<SchemaChange>? progress, CancellationToken cancellationToken)
    {
        var running = new List<(Task Task, SchemaChange Change)>();
        try
        {
            while (waiting.Count + running.Count > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (running.Count < ConcurrentChanges
                    && TableChanges.NextOf(waiting, running.SelectMany(entry => TableChanges.TablesOf(entry.Change)!)) is { } next)
                {
                    waiting.Remove(next);
                    progress?.Report(next);
                    running.Add((ApplyOnLeaseAsync(next, [.. RenderInPlace(next)], cancellationToken), next));
                    continue;
                }

                var done = await Task.WhenAny(running.Select(entry => entry.Task));
                running.RemoveAt(running.FindIndex(entry => entry.Task == done));
                await done;
            }
        }
        finally
        {
            // After a failure the other one only has to come to its end.
            await Task.WhenAll(running.Select(entry => entry.Task)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ApplyOnLeaseAsync(SchemaChange change, string[] statements, CancellationToken cancellationToken)
    {
        await using var lease = await pool.LeaseAsync(cancellationToken);
        await ApplyAsync(lease.Connection, change, statements, cancellationToken);
        lease.Complete();
    }

    private IEnumerable<string> RenderInPlace(SchemaChange change) => (change, staging.IsActive) switch
    {
        (CreateSchema create, true) => SwapSql.CreateStaging(create.Name),
        (CreateExtension { Name.Schema: { } schema }, true) => Render(change).Prepend(Render(new CreateSchema(schema))[0]),
        (RunStatement, true) => Render(change).Select(statement => rewriter.Rewrite(hooks.Rewrite(statement))),
        _ => Render(change).Select(rewriter.Rewrite),
    };

    private static async Task ApplyAsync(
        NpgsqlConnection connection, SchemaChange change, string[] statements, CancellationToken cancellationToken)
    {
        try
        {
            // A batch sends each statement as it is; a command would look for semicolons, also in the bodies of routines.
            await using var batch = new NpgsqlBatch(connection);
            foreach (var statement in statements)
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
            }

            if (batch.BatchCommands.Count > 0)
            {
                await batch.ExecuteNonQueryAsync(cancellationToken);
            }
        }
        catch (NpgsqlException exception)
        {
            throw DdlErrors.Explain(change, exception);
        }
    }
}
