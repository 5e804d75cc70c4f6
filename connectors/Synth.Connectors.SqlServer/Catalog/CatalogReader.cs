using System.Globalization;
using Microsoft.Data.SqlClient;
using Synth.Connectors.SqlServer.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>Reads the catalog by some fifty queries, whatever the number of tables.</summary>
/// <param name="pool">Connections.</param>
/// <param name="notes">What the session has to say about itself.</param>
internal sealed class CatalogReader(ConnectionPool<SqlConnection> pool, IReadOnlyList<SchemaIssue> notes) : ICatalogReader
{
    private static readonly string[] UndescribedQueries =
    [
        "undescribed", "undescribed-settings", "undescribed-indexes", "undescribed-external", "undescribed-broker",
        "undescribed-security", "undescribed-server", "undescribed-fulltext", "undescribed-comments", "unreadable-checks",
        "unreadable-indexes",
    ];

    private static readonly string[] IndexSettingQueries = ["index-settings", "index-sequential-keys", "index-xml-compression"];

    public async Task<DatabaseSchema> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var rows = await pool.UseAsync(connection => QueryAsync(new CatalogQueryRunner(connection, cancellationToken)),
                cancellationToken);
            return SchemaAssembler.Assemble(rows);
        }
        catch (SqlException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new ReadException(
                string.Create(CultureInfo.InvariantCulture, $"The catalog cannot be read: {exception.Message} (error {exception.Number}). ")
                + "The login needs VIEW DEFINITION on the database.",
                exception);
        }
    }

    private async Task<CatalogRows> QueryAsync(CatalogQueryRunner reader)
    {
        var undescribed = new List<UndescribedRow>();
        foreach (var query in UndescribedQueries)
        {
            undescribed.AddRange(await reader.OptionalAsync<UndescribedRow>(query));
        }

        var indexSettings = new List<IndexSettingRow>();
        foreach (var query in IndexSettingQueries)
        {
            indexSettings.AddRange(await reader.OptionalAsync<IndexSettingRow>(query));
        }

        return new CatalogRows
        {
            Database = await reader.OptionalAsync<DatabaseRow>("database"),
            Schemas = await reader.RequiredAsync<SchemaRow>("schemas"),
            Tables = await reader.RequiredAsync<TableRow>("tables"),
            TableFeatures = await reader.OptionalAsync<TableFeatureRow>("table-features"),
            GraphTables = await reader.OptionalAsync<GraphTableRow>("graph-tables"),
            LedgerTables = await reader.OptionalAsync<LedgerTableRow>("ledger-tables"),
            HistoryRetention = await reader.OptionalAsync<HistoryRetentionRow>("history-retention"),
            TableSettings = await reader.OptionalAsync<TableSettingRow>("table-settings"),
            RowFilters = await reader.OptionalAsync<RowFilterRow>("row-filters"),
            Periods = await reader.OptionalAsync<PeriodRow>("periods"),
            Columns = await reader.RequiredAsync<ColumnRow>("columns"),
            DroppedColumns = await reader.OptionalAsync<DroppedColumnRow>("dropped-columns"),
            ColumnFeatures = await reader.OptionalAsync<ColumnFeatureRow>("column-features"),
            MaskedColumns = await reader.OptionalAsync<MaskedColumnRow>("masked-columns"),
            Indexes = await reader.RequiredAsync<IndexRow>("indexes"),
            IndexColumns = await reader.RequiredAsync<IndexColumnRow>("index-columns"),
            IndexSettings = indexSettings,
            ColumnStoreOrder = await reader.OptionalAsync<ColumnStoreOrderRow>("columnstore-order"),
            Statistics = await reader.OptionalAsync<StatisticsRow>("statistics"),
            IndexCompression = await reader.OptionalAsync<IndexCompressionRow>("index-compression"),
            IndexPartitions = await reader.OptionalAsync<IndexPartitionRow>("index-partitions"),
            XmlIndexes = await reader.OptionalAsync<XmlIndexRow>("xml-indexes"),
            SpatialIndexes = await reader.OptionalAsync<SpatialIndexRow>("spatial-indexes"),
            ForeignKeys = await reader.RequiredAsync<ForeignKeyRow>("foreign-keys"),
            ForeignKeyColumns = await reader.RequiredAsync<ForeignKeyColumnRow>("foreign-key-columns"),
            Checks = await reader.RequiredAsync<CheckRow>("checks"),
            Types = await reader.OptionalAsync<TypeRow>("types"),
            TableTypes = await reader.OptionalAsync<TableTypeRow>("table-types"),
            XmlSchemaCollections = await reader.OptionalAsync<XmlSchemaCollectionRow>("xml-schema-collections"),
            PartitionFunctions = await reader.OptionalAsync<PartitionFunctionRow>("partition-functions"),
            PartitionValues = await reader.OptionalAsync<PartitionValueRow>("partition-values"),
            Sequences = await reader.OptionalAsync<SequenceRow>("sequences"),
            SequencePositions = await reader.OptionalAsync<SequencePositionRow>("sequence-positions"),
            Modules = await reader.RequiredAsync<ModuleRow>("modules"),
            DatabaseTriggers = await reader.OptionalAsync<DatabaseTriggerRow>("database-triggers"),
            TriggerStates = await reader.OptionalAsync<TriggerStateRow>("trigger-states"),
            TriggerOrders = await reader.OptionalAsync<TriggerOrderRow>("trigger-orders"),
            Dependencies = await reader.OptionalAsync<DependencyRow>("dependencies"),
            Comments = await reader.OptionalAsync<CommentRow>("comments"),
            OtherComments = await reader.OptionalAsync<OtherCommentRow>("other-comments"),
            Synonyms = await reader.OptionalAsync<SynonymRow>("synonyms"),
            Undescribed = undescribed,
            Issues = [.. notes, .. reader.Issues],
        };
    }
}
