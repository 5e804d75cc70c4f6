using Npgsql;
using Synth.Connectors.PostgreSql.Ddl.Translation;
using Synth.Connectors.PostgreSql.Swapping;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl;

/// <summary>Recreates schemas statement by statement on one connection, in staging while that is active.</summary>
internal sealed class SchemaWriter(NpgsqlConnection connection, Staging staging) : ISchemaWriter
{
    private readonly NameRewriter rewriter = new(staging);

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
        foreach (var change in plan.In(phase))
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(change);
            await ApplyAsync(change, cancellationToken);
        }
    }

    private IEnumerable<string> RenderInPlace(SchemaChange change) => (change, staging.IsActive) switch
    {
        (CreateSchema create, true) => SwapSql.CreateStaging(create.Name),
        (CreateExtension { Name.Schema: { } schema }, true) => Render(change).Prepend(Render(new CreateSchema(schema))[0]),
        _ => Render(change).Select(rewriter.Rewrite),
    };

    private async Task ApplyAsync(SchemaChange change, CancellationToken cancellationToken)
    {
        try
        {
            // A batch sends each statement as it is; a command would look for semicolons, also in the bodies of routines.
            await using var batch = new NpgsqlBatch(connection);
            foreach (var statement in RenderInPlace(change))
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
