using Synth.Connectors.SqlServer.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>Everything that the catalog queries return: the input of <see cref="SchemaAssembler"/>.</summary>
internal sealed record CatalogRows
{
    public IReadOnlyList<DatabaseRow> Database { get; init; } = [];

    public IReadOnlyList<SchemaRow> Schemas { get; init; } = [];

    public IReadOnlyList<TableRow> Tables { get; init; } = [];

    public IReadOnlyList<TableFeatureRow> TableFeatures { get; init; } = [];

    public IReadOnlyList<GraphTableRow> GraphTables { get; init; } = [];

    public IReadOnlyList<LedgerTableRow> LedgerTables { get; init; } = [];

    public IReadOnlyList<HistoryRetentionRow> HistoryRetention { get; init; } = [];

    public IReadOnlyList<TableSettingRow> TableSettings { get; init; } = [];

    public IReadOnlyList<RowFilterRow> RowFilters { get; init; } = [];

    public IReadOnlyList<PeriodRow> Periods { get; init; } = [];

    public IReadOnlyList<ColumnRow> Columns { get; init; } = [];

    public IReadOnlyList<DroppedColumnRow> DroppedColumns { get; init; } = [];

    public IReadOnlyList<ColumnFeatureRow> ColumnFeatures { get; init; } = [];

    public IReadOnlyList<MaskedColumnRow> MaskedColumns { get; init; } = [];

    public IReadOnlyList<IndexRow> Indexes { get; init; } = [];

    public IReadOnlyList<IndexColumnRow> IndexColumns { get; init; } = [];

    public IReadOnlyList<IndexSettingRow> IndexSettings { get; init; } = [];

    public IReadOnlyList<ColumnStoreOrderRow> ColumnStoreOrder { get; init; } = [];

    public IReadOnlyList<StatisticsRow> Statistics { get; init; } = [];

    public IReadOnlyList<IndexCompressionRow> IndexCompression { get; init; } = [];

    public IReadOnlyList<IndexPartitionRow> IndexPartitions { get; init; } = [];

    public IReadOnlyList<XmlIndexRow> XmlIndexes { get; init; } = [];

    public IReadOnlyList<SpatialIndexRow> SpatialIndexes { get; init; } = [];

    public IReadOnlyList<ForeignKeyRow> ForeignKeys { get; init; } = [];

    public IReadOnlyList<ForeignKeyColumnRow> ForeignKeyColumns { get; init; } = [];

    public IReadOnlyList<CheckRow> Checks { get; init; } = [];

    public IReadOnlyList<TypeRow> Types { get; init; } = [];

    public IReadOnlyList<TableTypeRow> TableTypes { get; init; } = [];

    public IReadOnlyList<XmlSchemaCollectionRow> XmlSchemaCollections { get; init; } = [];

    public IReadOnlyList<PartitionFunctionRow> PartitionFunctions { get; init; } = [];

    public IReadOnlyList<PartitionValueRow> PartitionValues { get; init; } = [];

    public IReadOnlyList<SequenceRow> Sequences { get; init; } = [];

    public IReadOnlyList<SequencePositionRow> SequencePositions { get; init; } = [];

    public IReadOnlyList<ModuleRow> Modules { get; init; } = [];

    public IReadOnlyList<DatabaseTriggerRow> DatabaseTriggers { get; init; } = [];

    public IReadOnlyList<TriggerStateRow> TriggerStates { get; init; } = [];

    public IReadOnlyList<TriggerOrderRow> TriggerOrders { get; init; } = [];

    public IReadOnlyList<DependencyRow> Dependencies { get; init; } = [];

    public IReadOnlyList<CommentRow> Comments { get; init; } = [];

    public IReadOnlyList<OtherCommentRow> OtherComments { get; init; } = [];

    public IReadOnlyList<SynonymRow> Synonyms { get; init; } = [];

    /// <summary>Objects that are reported and not recreated.</summary>
    public IReadOnlyList<UndescribedRow> Undescribed { get; init; } = [];

    /// <summary>What was said while reading: queries that the server refused.</summary>
    public IReadOnlyList<SchemaIssue> Issues { get; init; } = [];
}
