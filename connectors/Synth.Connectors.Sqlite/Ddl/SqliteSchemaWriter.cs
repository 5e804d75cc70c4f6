using Microsoft.Data.Sqlite;
using SQLitePCL;
using Synth.Schema;

namespace Synth.Connectors.Sqlite.Ddl;

/// <summary>Creates schemas. Constraints are part of CREATE TABLE; indexes, views and triggers follow the rows.</summary>
internal sealed class SqliteSchemaWriter(Func<SqliteConnection?> connection) : ISchemaWriter
{
    private readonly List<LedgerEntry> leftOut = [];

    /// <inheritdoc/>
    public IReadOnlyList<LedgerEntry> LeftOut => leftOut;

    /// <inheritdoc/>
    public SchemaTranslation Translate(DatabaseSchema source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Engine == SqliteConnector.EngineName ? SameEngine.Translate(source) : new SchemaTranslator(source).Translate();
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Render(SchemaChange change) => change switch
    {
        CreateTable create => [create.Table.Definition ?? StatementRenderer.Table(create.Table)],
        CreateIndex create => [create.Index.Definition ?? StatementRenderer.Index(create.Table, create.Index)],
        CreateView create => [create.View.Definition],
        CreateTrigger create => [create.Trigger.Definition],
        CreateObject create => StatementRenderer.Object(create.Object),
        RunStatement run => [run.Statement],

        // Explicit keys move the counter of AUTOINCREMENT by themselves, and ANALYZE would add tables that the source may not have.
        AdvanceIdentity or AnalyzeTable => [],
        CreateSchema or CreateExtension or CreateType or CreateSequence or CreateRoutine or CommentOnTable => [],
        AddPrimaryKey or AddUniqueConstraint or AddExclusionConstraint or AddCheck or AddForeignKey =>
            throw new ArgumentException("SQLite cannot add constraints to a table; plan them with it.", nameof(change)),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "A case of SchemaChange without a form."),
    };

    /// <inheritdoc/>
    public async Task ApplyAsync(SchemaPlan plan, SchemaPhase phase, IProgress<SchemaChange>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var open = connection() ?? throw new InvalidOperationException("The run has not begun.");
        foreach (var change in plan.In(phase))
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(change);
            try
            {
                foreach (var statement in Render(change))
                {
                    await Sessions.SqliteFile.ExecuteAsync(open, statement, cancellationToken);
                }
            }
            catch (SqliteException error) when (change is CreateObject { Object: var item } && error.SqliteErrorCode == raw.SQLITE_ERROR)
            {
                leftOut.Add(new LedgerEntry(
                    LedgerOutcome.Skipped, $"{item.Kind} {item.Name}",
                    "SQLite as it comes with Synth refuses it: a module is missing that makes it."));
            }
            catch (SqliteException error)
            {
                throw SqliteErrors.Changing(Describe(change), error);
            }
        }
    }

    private static string Describe(SchemaChange change) => change switch
    {
        CreateTable create => $"Creating table {create.Table.Name}",
        CreateIndex create => $"Creating index {create.Index.Name} on table {create.Table}",
        CreateView create => $"Creating view {create.View.Name}",
        CreateTrigger create => $"Creating trigger {create.Trigger.Name}",
        CreateObject create => $"Creating {create.Object.Kind} {create.Object.Name}",
        RunStatement { Phase: SchemaPhase.BeforeLoad } run => $"Carrying out statement {run.Number} of hooks.before",
        RunStatement run => $"Carrying out statement {run.Number} of hooks.after",
        _ => "Changing the schema",
    };
}
