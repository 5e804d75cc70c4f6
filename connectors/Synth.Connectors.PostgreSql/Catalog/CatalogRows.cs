using Synth.Connectors.PostgreSql.Catalog.Rows;

namespace Synth.Connectors.PostgreSql.Catalog;

/// <summary>Everything that the catalog queries return: the input of <see cref="SchemaAssembler"/>.</summary>
internal sealed record CatalogRows
{
    public IReadOnlyList<SchemaRow> Schemas { get; init; } = [];

    public IReadOnlyList<ExtensionRow> Extensions { get; init; } = [];

    public IReadOnlyList<TableRow> Tables { get; init; } = [];

    public IReadOnlyList<ColumnRow> Columns { get; init; } = [];

    public IReadOnlyList<TypeRow> Types { get; init; } = [];

    public IReadOnlyList<ConstraintRow> Constraints { get; init; } = [];

    public IReadOnlyList<IndexRow> Indexes { get; init; } = [];

    public IReadOnlyList<SequenceRow> Sequences { get; init; } = [];

    public IReadOnlyList<SequenceUseRow> SequenceUses { get; init; } = [];

    public IReadOnlyList<ViewRow> Views { get; init; } = [];

    public IReadOnlyList<RoutineRow> Routines { get; init; } = [];

    public IReadOnlyList<TriggerRow> Triggers { get; init; } = [];

    public IReadOnlyList<PartitionRow> Partitions { get; init; } = [];

    public IReadOnlyList<ObjectRow> Objects { get; init; } = [];

    public IReadOnlyList<DependencyRow> Dependencies { get; init; } = [];

    public IReadOnlyList<UndescribedRow> Undescribed { get; init; } = [];
}
