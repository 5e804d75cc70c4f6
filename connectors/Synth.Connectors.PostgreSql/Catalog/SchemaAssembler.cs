using Synth.Connectors.PostgreSql.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Catalog;

/// <summary>Makes a schema of catalog rows. Pure.</summary>
internal static class SchemaAssembler
{
    public static DatabaseSchema Assemble(CatalogRows rows)
    {
        var types = new TypeResolver(rows.Types);
        var issues = new List<SchemaIssue>();
        var absorbed = new ColumnNumbering(rows.Sequences, rows.SequenceUses).Absorbed(rows.Columns);
        var dependencies = rows.Dependencies.Select(MakeDependency).ToValueList();
        var usesViews = dependencies.Where(dependency => dependency.Needs.Kind == ObjectKind.View)
            .Select(dependency => dependency.Object).ToHashSet();
        return new DatabaseSchema
        {
            Engine = PostgreSqlConnector.EngineName,
            Schemas = rows.Schemas.Select(row => row.Name).ToValueList(),
            Extensions = rows.Extensions.Select(row => new TableName(row.Schema, row.Name)).ToValueList(),
            Types = new UserTypeAssembler(rows, types).Assemble().ToValueList(),
            Sequences = rows.Sequences.Select(MakeSequence).Where(sequence => !absorbed.Contains(sequence.Name)).ToValueList(),
            Tables = new TableAssembler(rows, types, issues).Assemble().ToValueList(),
            Views = ViewAssembler.Assemble(rows.Views).ToValueList(),
            Routines = rows.Routines.Select(row => MakeRoutine(row, usesViews)).ToValueList(),
            Triggers = rows.Triggers.Select(MakeTrigger).ToValueList(),
            Objects = rows.Objects.Select(MakeObject).ToValueList(),
            Dependencies = dependencies,
            Issues = issues.Concat(rows.Undescribed.Select(Describe)).ToValueList(),
        };
    }

    private static Sequence MakeSequence(SequenceRow row) => new(
        new TableName(row.Schema, row.Name), row.Start, row.Increment, row.Minimum, row.Maximum, row.IsCyclic, row.LastValue)
    {
        NativeType = row.NativeType,
        CacheSize = row.CacheSize,
    };

    private static EngineObject MakeObject(ObjectRow row) =>
        new(row.Kind, new TableName(row.Schema, row.Name), row.Definition)
        {
            Placement = Enum.Parse<RoutinePlacement>(row.Placement),
            Table = row.Relation is null ? null : CatalogNames.Parse(row.Relation),
        };

    private static Routine MakeRoutine(RoutineRow row, HashSet<ObjectName> usesViews)
    {
        var name = new TableName(row.Schema, row.Name);
        return new Routine(name, row.Signature, row.Definition)
        {
            Placement = usesViews.Contains(new ObjectName(ObjectKind.Routine, name, row.Signature))
                ? RoutinePlacement.AfterViews
                : RoutinePlacement.AfterTables,
        };
    }

    private static ObjectDependency MakeDependency(DependencyRow row) => new(
        new ObjectName(Enum.Parse<ObjectKind>(row.Kind), new TableName(row.Schema, row.Name), row.Detail),
        new ObjectName(Enum.Parse<ObjectKind>(row.NeededKind), new TableName(row.NeededSchema, row.NeededName), row.NeededDetail));

    private static Trigger MakeTrigger(TriggerRow row) =>
        new(row.Name, new TableName(row.Schema, row.Relation), row.Definition) { IsEnabled = row.Enabled != "D" };

    private static SchemaIssue Describe(UndescribedRow row) =>
        new(SchemaIssueSeverity.Warning, row.Subject, $"{row.What} is not recreated.");
}
