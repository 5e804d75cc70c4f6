using Synth.Connectors.SqlServer.Catalog;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl;

/// <summary>The SQL of schema changes: each text is a batch of its own, without GO. Pure.</summary>
internal static class StatementRenderer
{
    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    public static IReadOnlyList<string> Render(SchemaChange change) => change switch
    {
        CreateSchema create => [Schema(create.Name)],
        CreateExtension => [],
        CreateType create => [create.Type.Definition, .. CommentRenderer.Comment(create.Type.Name, "TYPE", create.Type.Comment)],
        CreateSequence create => SequenceRenderer.Create(create.Sequence),
        CreateRoutine create => ModuleRenderer.Create(create.Routine.Definition, create.Routine.Options),
        CreateTable create => [TableRenderer.Create(create.Table)],
        AddPrimaryKey add => ConstraintRenderer.Add(add.Table, add.Key),
        AddUniqueConstraint add => ConstraintRenderer.Add(add.Table, add.Constraint),
        AddExclusionConstraint add =>
            throw new ArgumentException($"Table {add.Table} has an exclusion constraint, which SQL Server has not.", nameof(change)),
        CreateObject { Object.Kind: DatabaseTriggerAssembler.Kind } create => ModuleRenderer.DatabaseTrigger(create.Object),
        CreateObject create => [create.Object.Definition],
        CreateIndex create => IndexRenderer.Create(create.Table, create.Index),
        AddCheck add => ConstraintRenderer.Add(add.Table, add.Check),
        AddForeignKey add => ConstraintRenderer.Add(add.Table, add.Key),
        AdvanceIdentity advance => SequenceRenderer.Advance(advance.Table, advance.Column),
        // Those of indexes were just made of all rows; a sample would be less, and would be kept up to date where it is not to be.
        AnalyzeTable analyze => [$"UPDATE STATISTICS {Dialect.Table(analyze.Table)} WITH COLUMNS"],
        CreateView create => ModuleRenderer.View(create.View),
        CreateTrigger create => ModuleRenderer.Trigger(create.Trigger),
        CommentOnTable comment => CommentRenderer.Comment(comment.Table),
        RunStatement run => [run.Statement],
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "A case of SchemaChange without SQL."),
    };

    /// <summary>Makes a schema where there is none of the name; CREATE SCHEMA must be alone in its batch.</summary>
    public static string Schema(string name) =>
        $"IF SCHEMA_ID({Dialect.Literal(name)}) IS NULL EXEC ({Dialect.Literal($"CREATE SCHEMA {Dialect.Identifier(name)}")})";
}
