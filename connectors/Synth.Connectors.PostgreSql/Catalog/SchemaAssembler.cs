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
        return new DatabaseSchema
        {
            Engine = PostgreSqlConnector.EngineName,
            Schemas = rows.Schemas.Select(row => row.Name).ToValueList(),
            Extensions = rows.Extensions.Select(row => new TableName(row.Schema, row.Name)).ToValueList(),
            Types = new UserTypeAssembler(rows, types).Assemble().ToValueList(),
            Sequences = rows.Sequences.Where(row => row.OwnerTableOid is null).Select(MakeSequence).ToValueList(),
            Tables = new TableAssembler(rows, types, issues).Assemble().ToValueList(),
            Views = ViewAssembler.Assemble(rows.Views).ToValueList(),
            Routines = rows.Routines.Select(MakeRoutine).ToValueList(),
            Triggers = rows.Triggers.Select(row => MakeTrigger(row, issues)).ToValueList(),
            Objects = rows.Objects.Select(MakeObject).ToValueList(),
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
        new(row.Kind, new TableName(row.Schema, row.Name), row.Definition) { Placement = Enum.Parse<RoutinePlacement>(row.Placement) };

    private static Routine MakeRoutine(RoutineRow row) =>
        new(new TableName(row.Schema, row.Name), row.Signature, row.Definition)
        {
            Placement = row.IsCalledByColumns ? RoutinePlacement.BeforeTables
                : row.UsesViewRows ? RoutinePlacement.AfterViews
                : RoutinePlacement.AfterTables,
        };

    private static Trigger MakeTrigger(TriggerRow row, List<SchemaIssue> issues)
    {
        var table = new TableName(row.Schema, row.Relation);
        if (row.Enabled is not ("O" or "D"))
        {
            issues.Add(new SchemaIssue(
                SchemaIssueSeverity.Warning, $"trigger {row.Name} of {table}", "It fires for replicas; in the target it fires as triggers usually do."));
        }

        return new Trigger(row.Name, table, row.Definition) { IsEnabled = row.Enabled != "D" };
    }

    private static SchemaIssue Describe(UndescribedRow row) =>
        new(SchemaIssueSeverity.Warning, row.Subject, $"{row.What} is not recreated.");
}
