using System.Globalization;
using Synth.Connectors.PostgreSql.Catalog;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl;

/// <summary>The SQL of schema changes. Pure.</summary>
internal static class StatementRenderer
{
    /// <summary>What follows the query of a materialised view that is not filled.</summary>
    public const string WithoutRows = " WITH NO DATA";

    private static readonly PostgreSqlDialect Dialect = PostgreSqlDialect.Instance;

    /// <summary>The same materialised view, not filled.</summary>
    public static CreateView NotFilled(CreateView create) =>
        create with { View = create.View with { Definition = Definition(create.View) + WithoutRows } };

    public static IReadOnlyList<string> Render(SchemaChange change) => change is CreateRoutine or RunStatement
        ? RenderAsItIs(change)
        : [.. RenderAsItIs(change).Select(ImplicitCasts.Remove)];

    private static IReadOnlyList<string> RenderAsItIs(SchemaChange change) => change switch
    {
        CreateSchema create => [$"CREATE SCHEMA IF NOT EXISTS {Dialect.Identifier(create.Name)}"],
        CreateExtension create =>
            [$"CREATE EXTENSION IF NOT EXISTS {Dialect.Identifier(create.Name.Name)}"
                + $"{(create.Name.Schema is { } schema ? $" SCHEMA {Dialect.Identifier(schema)}" : "")}"],
        CreateType create => RenderType(create.Type),
        CreateSequence create => SequenceRenderer.Create(create.Sequence),
        CreateRoutine create => [create.Routine.Definition],
        CreateTable create => TableRenderer.Create(create.Table),
        AddPrimaryKey add => [Add(add.Table, ConstraintRenderer.PrimaryKey(add.Key))],
        AddUniqueConstraint add => [Add(add.Table, ConstraintRenderer.Unique(add.Constraint))],
        AddExclusionConstraint add => [Add(add.Table, $"CONSTRAINT {Dialect.Identifier(add.Constraint.Name)} {add.Constraint.Definition}")],
        CreateObject create => [create.Object.Definition],
        CreateIndex create => [IndexRenderer.Create(create.Table, create.Index)],
        // It comes with the one of the table that this one inherits from.
        AddCheck add when add.Check.Options.Contains(ConstraintAssembler.Inherited) => [],
        AddCheck add => [Add(add.Table, ConstraintRenderer.Check(add.Check))],
        AddForeignKey add => [Add(add.Table, ConstraintRenderer.ForeignKey(add.Key))],
        AdvanceIdentity advance => SequenceRenderer.Advance(advance.Table, advance.Column),
        AnalyzeTable analyze => [$"ANALYZE {Dialect.Table(analyze.Table)}"],
        CreateView create => RenderView(create.View),
        CreateTrigger create => RenderTrigger(create.Trigger),
        CommentOnTable comment => CommentRenderer.Comment(comment.Table),
        RunStatement run => [run.Statement],
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "A case of SchemaChange without SQL."),
    };

    private static string Add(TableName table, string constraint) =>
        string.Create(CultureInfo.InvariantCulture, $"ALTER TABLE {Dialect.Table(table)} ADD {constraint}");

    private static IReadOnlyList<string> RenderTrigger(Trigger trigger) => trigger.IsEnabled
        ? [trigger.Definition]
        : [trigger.Definition, $"ALTER TABLE {Dialect.Table(trigger.Table)} DISABLE TRIGGER {Dialect.Identifier(trigger.Name)}"];

    private static IReadOnlyList<string> RenderType(UserType type)
    {
        var kind = type.Type is DomainType ? "DOMAIN" : "TYPE";
        return type.Comment is null
            ? [type.Definition]
            : [type.Definition, $"COMMENT ON {kind} {Dialect.Table(type.Name)} IS {Dialect.Literal(type.Comment)}"];
    }

    private static IReadOnlyList<string> RenderView(View view)
    {
        var statement = Definition(view);
        return view.Comment is null
            ? [statement]
            : [statement, $"COMMENT ON {Kind(view)} {Dialect.Table(view.Name)} IS {Dialect.Literal(view.Comment)}"];
    }

    private static string Definition(View view) => view.Definition.StartsWith("CREATE ", StringComparison.OrdinalIgnoreCase)
        ? view.Definition
        : $"CREATE {Kind(view)} {Dialect.Table(view.Name)} AS {view.Definition}";

    private static string Kind(View view) => view.IsMaterialized ? "MATERIALIZED VIEW" : "VIEW";
}
