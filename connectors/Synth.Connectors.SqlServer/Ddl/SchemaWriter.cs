using System.Data;
using Microsoft.Data.SqlClient;
using Synth.Connectors.SqlServer.Ddl.Translation;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl;

/// <summary>Recreates schemas batch by batch on one connection.</summary>
/// <param name="connection">The connection.</param>
/// <param name="collation">The collation of the target's columns that name none; null where the server does not say.</param>
internal sealed class SchemaWriter(SqlConnection connection, string? collation) : ISchemaWriter
{
    // Invalid object, column, function or routine: what a text names may come later.
    private static readonly int[] MissingObjects = [207, 208, 2812, 2715, 4121, 195, 15151];

    public SchemaTranslation Translate(DatabaseSchema source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Engine == SqlServerConnector.EngineName
            ? SameEngineTranslation.Translate(source, collation)
            : new ForeignSchemaTranslation(source, collation).Translate();
    }

    public IReadOnlyList<string> Render(SchemaChange change) => StatementRenderer.Render(change);

    public async Task ApplyAsync(
        SchemaPlan plan, SchemaPhase phase, IProgress<SchemaChange>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var postponed = new List<SchemaChange>();
        foreach (var change in plan.In(phase))
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(change);
            if (!await TryApplyAsync(change, mayWait: IsCode(change), cancellationToken))
            {
                postponed.Add(change);
            }
        }

        await ApplyPostponedAsync(postponed, cancellationToken);
    }

    // The catalog need not know all dependencies. Each round creates at least one of the rest, or the first of them says what is missing.
    private async Task ApplyPostponedAsync(List<SchemaChange> postponed, CancellationToken cancellationToken)
    {
        while (postponed.Count > 0)
        {
            var left = new List<SchemaChange>();
            foreach (var change in postponed)
            {
                if (!await TryApplyAsync(change, mayWait: left.Count < postponed.Count - 1, cancellationToken))
                {
                    left.Add(change);
                }
            }

            postponed = left;
        }
    }

    private async Task<bool> TryApplyAsync(SchemaChange change, bool mayWait, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var statement in Render(change))
            {
                await using var command = new SqlCommand(statement, connection) { CommandTimeout = 0 };
                await command.ExecuteNonQueryAsync(cancellationToken);
            }

            return true;
        }
        catch (SqlException exception) when (mayWait && MissingObjects.Contains(exception.Number))
        {
            await ResetAsync(change, cancellationToken);
            return false;
        }
        catch (SqlException) when (IsDispensable(change) && connection.State == ConnectionState.Open && !cancellationToken.IsCancellationRequested)
        {
            return true;
        }
        catch (Exception exception) when (exception is SqlException or InvalidOperationException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw DdlErrors.Explain(change, exception);
        }
    }

    // The settings that a text was to be read under would go on for the next one.
    private async Task ResetAsync(SchemaChange change, CancellationToken cancellationToken)
    {
        foreach (var setting in Render(change).Where(statement => ModuleRenderer.RestoresSetting(statement)))
        {
            await using var command = new SqlCommand(setting, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static bool IsCode(SchemaChange change) => change is CreateView or CreateRoutine or CreateObject or CreateTrigger;

    // Statistics only make queries quicker, and the verifier finds identities that would give a number twice.
    private static bool IsDispensable(SchemaChange change) => change is AnalyzeTable or AdvanceIdentity;
}
