using Npgsql;
using Synth.Connectors.PostgreSql.Ddl.Translation;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl;

/// <summary>Recreates schemas statement by statement on one connection.</summary>
internal sealed class SchemaWriter(NpgsqlConnection connection) : ISchemaWriter
{
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
        foreach (var change in plan.In(phase))
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(change);
            await ApplyAsync(change, cancellationToken);
        }
    }

    private async Task ApplyAsync(SchemaChange change, CancellationToken cancellationToken)
    {
        try
        {
            // A batch sends each statement as it is; a command would look for semicolons, also in the bodies of routines.
            await using var batch = new NpgsqlBatch(connection);
            foreach (var statement in Render(change))
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
