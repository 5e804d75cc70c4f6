using Synth.Connectors.SqlServer.Catalog.Rows;
using Synth.Connectors.SqlServer.Ddl;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>Makes primary keys, unique constraints and indexes, all of which are indexes to the catalog. Pure.</summary>
internal sealed class IndexAssembler(CatalogRows rows, Comments comments)
{
    private const int XmlType = 3;
    private const int SpatialType = 4;
    private const int ClusteredType = 1;
    private const int NonClusteredType = 2;
    private const int ClusteredColumnStoreType = 5;
    private const int ColumnStoreType = 6;
    private const int HashType = 7;

    private readonly ILookup<int, IndexRow> indexes = rows.Indexes.ToLookup(row => row.ObjectId);

    private readonly ILookup<(int ObjectId, int IndexId), IndexColumnRow> columns =
        rows.IndexColumns.ToLookup(row => (row.ObjectId, row.IndexId));

    private readonly Dictionary<(int ObjectId, int IndexId), string> compressions = rows.IndexCompression
        .ToDictionary(row => (row.ObjectId, row.IndexId), row => row.Compression);

    private readonly Dictionary<(int ObjectId, int IndexId), IndexPartitionRow> partitions = rows.IndexPartitions
        .ToDictionary(row => (row.ObjectId, row.IndexId));

    private readonly Dictionary<(int ObjectId, int IndexId), XmlIndexRow> xml = rows.XmlIndexes
        .ToDictionary(row => (row.ObjectId, row.IndexId));

    private readonly Dictionary<(int ObjectId, int IndexId), SpatialIndexRow> spatial = rows.SpatialIndexes
        .ToDictionary(row => (row.ObjectId, row.IndexId));

    private readonly ILookup<(int ObjectId, int IndexId), string> settings = rows.IndexSettings
        .ToLookup(row => (row.ObjectId, row.IndexId), row => row.Setting);

    private readonly ILookup<(int ObjectId, int IndexId), string> orders = rows.ColumnStoreOrder
        .ToLookup(row => (row.ObjectId, row.IndexId), row => row.ColumnName);

    public PrimaryKey? PrimaryKey(int objectId) => indexes[objectId].Where(row => row.IsPrimaryKey)
        .Select(row => new PrimaryKey(NameOf(row),
            KeysOf(row))
        { Options = OptionsOfKey(row, row.Type == ClusteredType ? null : IndexOptions.NonClustered) })
        .FirstOrDefault();

    public IEnumerable<UniqueConstraint> UniqueConstraints(int objectId, ValueList<Column> tableColumns) =>
        indexes[objectId].Where(row => row.IsUniqueConstraint).Select(row =>
            new UniqueConstraint(NameOf(row), KeysOf(row), AreAllRequired(KeysOf(row), tableColumns))
            {
                Options = OptionsOfKey(row, row.Type == ClusteredType ? IndexOptions.Clustered : null),
            });

    public IEnumerable<Synth.Schema.Index> Indexes(int objectId, TableName table, ValueList<Column> tableColumns) =>
        indexes[objectId].Where(row => !row.IsPrimaryKey && !row.IsUniqueConstraint && IsDescribed(row))
            .Select(row => MakeIndex(row, table, tableColumns));

    /// <summary>Names of indexes of kinds that nothing here makes, or of which the server does not say enough.</summary>
    public IEnumerable<string> NamesOfOthers(int objectId) => indexes[objectId].Where(row => !IsDescribed(row)).Select(row => row.Name);

    /// <summary>The settings of a table's rows where they lie in no clustered index.</summary>
    public IEnumerable<string> HeapSettings(int objectId) =>
    [
        .. compressions.TryGetValue((objectId, 0), out var compression) ? [IndexOptions.Compression(compression)] : Array.Empty<string>(),
        .. settings[(objectId, 0)],
    ];

    /// <summary>On which scheme the rows of a table are partitioned, and by which column; null when they are not.</summary>
    public IndexPartitionRow? RowPartitions(int objectId) =>
        partitions.GetValueOrDefault((objectId, 0)) ?? partitions.GetValueOrDefault((objectId, 1));

    private Synth.Schema.Index MakeIndex(IndexRow row, TableName table, ValueList<Column> tableColumns)
    {
        var all = columns[(row.ObjectId, row.IndexId)].ToArray();
        var isColumnStore = row.Type is ColumnStoreType or ClusteredColumnStoreType;
        var keys = all.Where(column => isColumnStore || column.KeyOrdinal > 0)
            .Select(column => new IndexKey(column.ColumnName, IsDescending: column.IsDescending)).ToValueList();
        var index = new Synth.Schema.Index
        {
            Name = row.Name,
            Keys = keys,
            IsUnique = row.IsUnique,
            NullsAreDistinct = AreAllRequired(keys.Select(key => key.Column!), tableColumns),
            Filter = row.Filter is null ? null : SqlText.Unwrap(row.Filter),
            IncludedColumns = all.Where(column => column is { IsIncluded: true, KeyOrdinal: 0 } && !isColumnStore)
                .Select(column => column.ColumnName).ToValueList(),
            Method = MethodOf(row),
            Options = [.. row.Type is ClusteredType or ClusteredColumnStoreType
                ? [IndexOptions.Clustered]
                : Array.Empty<string>(), .. OptionsOf(row)],
            Comment = comments.OfIndex(row.ObjectId, row.IndexId),
        };
        return index with { Definition = DefinitionOf(row, table, index) };
    }

    private bool IsDescribed(IndexRow row) => row.Type switch
    {
        XmlType => xml.ContainsKey((row.ObjectId, row.IndexId)),
        SpatialType => spatial.ContainsKey((row.ObjectId, row.IndexId)),
        _ => row.Type <= HashType,
    };

    private static string? MethodOf(IndexRow row) => row.Type switch
    {
        XmlType => "xml",
        SpatialType => "spatial",
        ClusteredColumnStoreType or ColumnStoreType => "columnstore",
        _ => null,
    };

    private string? DefinitionOf(IndexRow row, TableName table, Synth.Schema.Index index) => row.Type switch
    {
        XmlType => SpecialIndexRenderer.Xml(table, index, xml[(row.ObjectId, row.IndexId)]),
        SpatialType => SpecialIndexRenderer.Spatial(table, index, spatial[(row.ObjectId, row.IndexId)]),
        ClusteredColumnStoreType or ColumnStoreType =>
            SpecialIndexRenderer.ColumnStore(table, index, [.. orders[(row.ObjectId, row.IndexId)]]),
        _ => null,
    };

    private static string? NameOf(IndexRow row) => row.IsSystemNamed ? null : row.Name;

    private ValueList<string> KeysOf(IndexRow row) =>
        columns[(row.ObjectId, row.IndexId)].Where(column => column.KeyOrdinal > 0).Select(column => column.ColumnName).ToValueList();

    private ValueList<string> OptionsOfKey(IndexRow row, string? kind) =>
    [
        .. kind is null ? Array.Empty<string>() : [kind],
        .. columns[(row.ObjectId, row.IndexId)].Where(column => column.IsDescending)
        .Select(column => IndexOptions.Descending(column.ColumnName)),
        .. OptionsOf(row),
    ];

    private IEnumerable<string> OptionsOf(IndexRow row) =>
        IndexOptions.SettingsOf(row, compressions.GetValueOrDefault((row.ObjectId, row.IndexId)))
            .Concat(settings[(row.ObjectId, row.IndexId)])
            .Concat(PlaceOf(row) is { } place ? [place] : [])
            .Concat(row.IsDisabled ? [IndexOptions.Disabled] : []);

    // All but ordinary indexes lie where their table does.
    private string? PlaceOf(IndexRow row) => partitions.TryGetValue((row.ObjectId, row.IndexId), out var place)
        ? IndexOptions.Place(place)
        : row.Type == NonClusteredType && RowPartitions(row.ObjectId) is not null ? IndexOptions.Unpartitioned : null;

    // SQL Server takes two nulls for equal, so that uniqueness is the standard's only where no column accepts null.
    private static bool AreAllRequired(IEnumerable<string> keys, ValueList<Column> columns) =>
        keys.All(key => columns.FirstOrDefault(column => column.Name == key) is { IsNullable: false });
}
