using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Swapping;

/// <summary>The names with a schema of everything that a plan makes.</summary>
internal static class PlannedNames
{
    public static IReadOnlySet<TableName> Of(SchemaPlan plan) => plan.Changes.SelectMany(Of).ToHashSet();

    private static IEnumerable<TableName> Of(SchemaChange change) => change switch
    {
        CreateSchema create => [new TableName(null, create.Name)],
        CreateExtension create => [new TableName(null, create.Name.Name)],
        CreateType { Type: { Companion: { } companion } type } => [type.Name, companion],
        CreateType create => [create.Type.Name],
        CreateSequence create => [create.Sequence.Name],
        CreateRoutine create => [create.Routine.Name],
        CreateObject create => [create.Object.Name],
        CreateView create => [create.View.Name],
        CreateTable create => Of(create.Table),
        _ => [],
    };

    private static IEnumerable<TableName> Of(Table table) =>
    [
        table.Name,
        .. Of(table.Partitioning),
        .. table.Columns.Select(column => column.Identity?.SequenceName).OfType<TableName>(),
        .. table.Indexes.Select(index => new TableName(table.Name.Schema, index.Name)),
    ];

    private static IEnumerable<TableName> Of(Partitioning? partitioning) =>
        partitioning?.Partitions.SelectMany(partition => Of(partition.Sub).Prepend(partition.Name)) ?? [];
}
