using System.Globalization;
using Synth.Connectors.SqlServer.Catalog;
using Synth.Connectors.SqlServer.Tests.Protocol.Wire;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>Answers the catalog queries with recorded rows, in the types that the server has for them.</summary>
internal static class ServedCatalog
{
    /// <summary>The queries, each with its rows.</summary>
    public static IReadOnlyDictionary<string, IEnumerable<object>> Queries(CatalogRows rows) => new Dictionary<string, IEnumerable<object>>
    {
        ["checks"] = rows.Checks,
        ["checks-plain"] = rows.Checks,
        ["column-features"] = rows.ColumnFeatures,
        ["columns"] = rows.Columns,
        ["columns-plain"] = rows.Columns,
        ["columnstore-order"] = rows.ColumnStoreOrder,
        ["comments"] = rows.Comments,
        ["database"] = rows.Database,
        ["database-triggers"] = rows.DatabaseTriggers,
        ["dependencies"] = rows.Dependencies,
        ["dependencies-plain"] = rows.Dependencies.Where(row => row.ReferencedId is not null),
        ["dropped-columns"] = rows.DroppedColumns,
        ["foreign-key-columns"] = rows.ForeignKeyColumns,
        ["foreign-keys"] = rows.ForeignKeys,
        ["foreign-keys-plain"] = rows.ForeignKeys,
        ["graph-tables"] = rows.GraphTables,
        ["history-retention"] = rows.HistoryRetention,
        ["index-columns"] = rows.IndexColumns,
        ["index-columns-plain"] = rows.IndexColumns,
        ["index-compression"] = rows.IndexCompression,
        ["index-partitions"] = rows.IndexPartitions,
        ["index-sequential-keys"] = [],
        ["index-settings"] = rows.IndexSettings,
        ["index-xml-compression"] = [],
        ["indexes"] = rows.Indexes,
        ["indexes-plain"] = rows.Indexes,
        ["ledger-tables"] = rows.LedgerTables,
        ["masked-columns"] = rows.MaskedColumns,
        ["modules"] = rows.Modules,
        ["modules-plain"] = rows.Modules,
        ["other-comments"] = rows.OtherComments,
        ["partition-functions"] = rows.PartitionFunctions,
        ["partition-values"] = rows.PartitionValues,
        ["periods"] = rows.Periods,
        ["row-filters"] = rows.RowFilters,
        ["schemas"] = rows.Schemas,
        ["sequence-positions"] = rows.SequencePositions,
        ["sequences"] = rows.Sequences,
        ["spatial-indexes"] = rows.SpatialIndexes,
        ["statistics"] = rows.Statistics,
        ["synonyms"] = rows.Synonyms,
        ["table-features"] = rows.TableFeatures,
        ["table-settings"] = rows.TableSettings,
        ["table-types"] = rows.TableTypes,
        ["tables"] = rows.Tables,
        ["tables-plain"] = rows.Tables,
        ["trigger-orders"] = rows.TriggerOrders,
        ["trigger-states"] = rows.TriggerStates,
        ["types"] = rows.Types,
        ["undescribed"] = rows.Undescribed.Where(row => row.SchemaName is not null),
        ["undescribed-broker"] = [],
        ["undescribed-comments"] = [],
        ["undescribed-external"] = [],
        ["undescribed-fulltext"] = [],
        ["undescribed-indexes"] = [],
        ["undescribed-security"] = [],
        ["undescribed-server"] = [],
        ["undescribed-settings"] = [],
        ["unreadable-checks"] = [],
        ["unreadable-indexes"] = [],
        ["xml-indexes"] = rows.XmlIndexes,
        ["xml-schema-collections"] = rows.XmlSchemaCollections,
    };

    /// <summary>Has a database answer the catalog queries.</summary>
    public static StoredDatabase WithCatalog(this StoredDatabase database, CatalogRows rows)
    {
        foreach (var (query, all) in Queries(rows))
        {
            var (text, reply) = (CatalogQueries.Get(query), Reply(query, all));
            database.On(request => request.Text == text, _ => [reply]);
        }

        return database;
    }

    /// <summary>The answer to one query.</summary>
    public static TdsReply.Rows Reply(string query, CatalogRows rows) => Reply(query, Queries(rows)[query]);

    private static TdsReply.Rows Reply(string query, IEnumerable<object> rows)
    {
        var columns = SystemViews.ResultOf(query);
        var values = rows.Select(row => (IReadOnlyList<object?>)[.. columns.Select(column => ValueOf(row, column))]);
        return new TdsReply.Rows(columns, [.. values]);
    }

    // A bit that a row record has as a flag, a number that it has as an int.
    private static object? ValueOf(object row, TdsColumn column)
    {
        var property = row.GetType().GetProperty(column.Name)
            ?? throw new InvalidDataException($"{row.GetType().Name} has no {column.Name}.");
        return property.GetValue(row) switch
        {
            string text when column.Type.Token == 0x26 => int.Parse(text, CultureInfo.InvariantCulture),
            var value => value,
        };
    }
}
