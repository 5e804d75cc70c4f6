using Synth.Connectors.SqlServer.Catalog;
using Synth.Connectors.SqlServer.Catalog.Rows;

namespace Synth.Connectors.SqlServer.Tests.Catalog;

/// <summary>
/// Rows as the catalog views give them, written from their pages in the SQL Server documentation
/// (learn.microsoft.com/sql/relational-databases/ system-catalog-views, as of SQL Server 2022): sys-tables, sys-columns, sys-periods,
/// sys-masked-columns, sys-identity-columns, sys-computed-columns, sys-default-constraints, sys-indexes, sys-index-columns,
/// sys-key-constraints, sys-partitions, sys-partition-functions, -parameters, -range-values and -schemes, sys-xml-indexes,
/// sys-spatial-indexes, sys-spatial-index-tessellations, sys-foreign-keys, sys-foreign-key-columns, sys-check-constraints, sys-types,
/// sys-table-types, sys-sequences, sys-sql-modules, sys-triggers, sys-sql-expression-dependencies, sys-synonyms, sys-stats,
/// sys-stats-columns, sys-trigger-events and extended-properties-catalog-views-sys-extended-properties. Expressions are worded as
/// sys.default_constraints and the like keep them: parsed, in brackets and parentheses.
/// </summary>
internal static class RecordedCatalog
{
    public const int Customer = 101;
    public const int Priced = 102;
    public const int PricedHistory = 103;
    public const int Fast = 104;
    public const int Node = 105;
    public const int Measured = 106;
    public const int Remote = 107;
    public const int Place = 108;
    public const int LinesType = 201;

    private const int GoodView = 301;
    private const int DanglingView = 302;
    private const int ViewOverDangling = 303;
    private const int Twice = 304;
    private const int Encrypted = 305;
    private const int Renamed = 306;
    private const int OrdersOf = 307;
    private const int Count = 308;
    private const int Changed = 309;

    public static CatalogRows Rows { get; } = new()
    {
        Database = [new DatabaseRow { Collation = "SQL_Latin1_General_CP1_CI_AS" }],
        Schemas = [new SchemaRow { Name = "dbo" }, new SchemaRow { Name = "sales" }],
        Tables = [Table(Customer, "customer"), Table(Priced, "priced"), Table(PricedHistory, "priced_history"),
            Table(Fast, "fast"), Table(Node, "node"), Table(Measured, "measured"), Table(Remote, "remote"), Table(Place, "place")],
        TableFeatures =
        [
            new TableFeatureRow { ObjectId = Priced, TemporalType = 2, HistoryTableId = PricedHistory },
            new TableFeatureRow { ObjectId = PricedHistory, TemporalType = 1 },
            new TableFeatureRow { ObjectId = Fast, IsMemoryOptimized = true },
            new TableFeatureRow { ObjectId = Remote, IsExternal = true },
        ],
        GraphTables = [new GraphTableRow { ObjectId = Node }],
        Periods = [new PeriodRow { ObjectId = Priced, StartColumnId = 3, EndColumnId = 4 }],
        Columns = RecordedColumns.All,
        ColumnFeatures =
        [
            new ColumnFeatureRow { ObjectId = Customer, ColumnId = 5, IsSparse = true },
            new ColumnFeatureRow { ObjectId = Customer, ColumnId = 6, IsColumnSet = true },
            new ColumnFeatureRow { ObjectId = Customer, ColumnId = 7, IsEncrypted = true },
            new ColumnFeatureRow { ObjectId = Customer, ColumnId = 8, IsTypedXml = true },
            new ColumnFeatureRow { ObjectId = Priced, ColumnId = 3, IsHidden = true, GeneratedAlways = 1 },
            new ColumnFeatureRow { ObjectId = Priced, ColumnId = 4, IsHidden = true, GeneratedAlways = 2 },
        ],
        MaskedColumns =
            [new MaskedColumnRow { ObjectId = Customer, ColumnId = 3, MaskingFunction = "partial(1, \"x'x\", 1)", IsVisible = true }],
        Indexes =
        [
            Index(Customer, 1, "PK__customer__3213E83F", 1) with { IsUnique = true, IsPrimaryKey = true, IsSystemNamed = true },
            Index(Customer, 2, "customer_name_key", 2)
                with { IsUnique = true, IsUniqueConstraint = true, FillFactor = 80, IsPadded = true },
            Index(Customer, 3, "customer_named", 2)
                with { IsUnique = true, Filter = "([name] IS NOT NULL)", AllowsPageLocks = false, IsDisabled = true },
            Index(Customer, 4, "customer_xml", 3),
            Index(Customer, 5, "customer_xml_path", 3),
            Index(Priced, 1, "priced_key", 1) with { IsUnique = true, IsPrimaryKey = true },
            Index(Fast, 2, "fast_key", 7) with { IsUnique = true, IsPrimaryKey = true },
            Index(Measured, 1, "measured_columns", 5),
            Index(Measured, 2, "measured_some", 6),
            Index(Place, 1, "place_key", 1) with { IsUnique = true, IsPrimaryKey = true },
            Index(Place, 2, "place_grid", 4),
            Index(LinesType, 1, "PK__TT_lines", 1) with { IsUnique = true, IsPrimaryKey = true, IsSystemNamed = true },
            Index(GoodView, 1, "good_rows", 1) with { IsUnique = true },
        ],
        IndexColumns =
        [
            Key(Customer, 1, "id", 1) with { IsDescending = true }, Key(Customer, 2, "name", 1), Key(Customer, 3, "name", 1),
            Key(Customer, 3, "phone", 0) with { IsIncluded = true }, Key(Customer, 4, "extra", 1), Key(Customer, 5, "extra", 1),
            Key(Priced, 1, "id", 1), Key(Fast, 2, "id", 1), Key(Measured, 1, "day", 0)
                with { IsIncluded = true, PartitionOrdinal = 1 }, Key(Measured, 1, "value", 0) with { IsIncluded = true },
            Key(Measured, 2, "value", 0) with { IsIncluded = true }, Key(Place, 1, "id", 1),
            Key(Place, 2, "shape", 1), Key(LinesType, 1, "number", 1), Key(GoodView, 1, "id", 1),
        ],
        IndexSettings = [new IndexSettingRow { ObjectId = Priced, IndexId = 1, Setting = "STATISTICS_NORECOMPUTE = ON" }],
        Statistics =
        [
            Statistics(Customer, "customer_by_label", "label") with { IsFixed = true }, Statistics(Customer, "customer_by_label", "name"),
            Statistics(Customer, "customer_rich", "credit")
                with { StatisticsId = 12, HasFilter = true, Filter = "([credit]>(50))" },
            Statistics(Customer, "customer_hidden", "credit") with { StatisticsId = 13, HasFilter = true },
            Statistics(GoodView, "good_ids", "id"), Statistics(Node, "node_ids", "id"),
        ],
        TableSettings =
        [
            new TableSettingRow { ObjectId = Customer, LockEscalation = "AUTO", IsOutOfRow = true },
            new TableSettingRow { ObjectId = Measured, LockEscalation = "TABLE", TextInRow = 256 },
            new TableSettingRow { ObjectId = Remote, LockEscalation = "DISABLE" },
        ],
        IndexCompression = [new IndexCompressionRow { ObjectId = Priced, IndexId = 1, Compression = "PAGE" }],
        IndexPartitions = [new IndexPartitionRow { ObjectId = Measured, IndexId = 1, SchemeName = "by_day", ColumnName = "day" }],
        XmlIndexes = [new XmlIndexRow { ObjectId = Customer, IndexId = 4 },
            new XmlIndexRow { ObjectId = Customer, IndexId = 5, PrimaryName = "customer_xml", SecondaryType = "PATH" }],
        SpatialIndexes =
            [new SpatialIndexRow { ObjectId = Place, IndexId = 2,
                Scheme = "GEOMETRY_AUTO_GRID", XMin = 0, YMin = -1.5, XMax = 10, YMax = 20, CellsPerObject = 8 }],
        PartitionFunctions =
            [new PartitionFunctionRow { FunctionId = 1, Name = "days", IsRight = true,
                TypeName = "date", MaxLength = 3, Precision = 10, SchemeName = "by_day" }],
        PartitionValues = [new PartitionValueRow { FunctionId = 1, Value = "2023-01-01T00:00:00" },
            new PartitionValueRow { FunctionId = 1, Value = "2024-01-01T00:00:00" }],
        ForeignKeys =
        [
            new ForeignKeyRow { ObjectId = 401, TableId = Priced, ReferencedTableId = Customer,
                Name = "priced_customer", OnDelete = 1, OnUpdate = 2 },
            new ForeignKeyRow { ObjectId = 402, TableId = Fast, ReferencedTableId = Customer,
                Name = "fast_customer", IsDisabled = true, IsNotTrusted = true },
            new ForeignKeyRow { ObjectId = 403, TableId = Place, ReferencedTableId = Customer,
                IsNotTrusted = true, IsNotForReplication = true },
            new ForeignKeyRow { ObjectId = 404, TableId = Place, ReferencedTableId = Node, Name = "place_node" },
        ],
        ForeignKeyColumns = [Pair(401, "customer"), Pair(402, "id"), Pair(403, "id"), Pair(404, "id")],
        Checks =
        [
            new CheckRow { TableId = Customer, Name = "credit_range", Definition = "([credit]>=(0) AND [credit]<=(100))" },
            new CheckRow { TableId = Customer, Name = "off", Definition = "([credit]<>(13))", IsDisabled = true, IsNotTrusted = true },
            new CheckRow { TableId = LinesType, Definition = "([number]>(0))" },
        ],
        Types =
        [
            new TypeRow { SchemaName = "dbo", Name = "phone", TypeId = 257, BaseTypeName = "varchar", MaxLength = 20 },
            new TypeRow { SchemaName = "dbo", Name = "shape", TypeId = 258, IsAssemblyType = true },
            new TypeRow { SchemaName = "dbo", Name = "bound", TypeId = 259, BaseTypeName = "int", IsNullable = true, HasBoundRules = true },
        ],
        TableTypes = [new TableTypeRow { SchemaName = "sales", Name = "lines", ObjectId = LinesType, IsMemoryOptimized = true }],
        Sequences =
        [
            Sequence(501, "used", "int", "7", "7"), Sequence(502, "unused", "bigint", "1", "1") with { IsCached = true, CacheSize = 50 },
            Sequence(503, "wide", "decimal", "1", "1") with { Precision = 38, Maximum = "99999999999999999999999999999999999999" },
        ],
        SequencePositions = [new SequencePositionRow { ObjectId = 501, LastValue = "7" }, new SequencePositionRow { ObjectId = 502 }],
        Modules =
        [
            Module(DanglingView, "broken", "V", "CREATE VIEW sales.broken AS SELECT a FROM sales.gone"),
            Module(ViewOverDangling, "broken_too", "V", "CREATE VIEW sales.broken_too AS SELECT a FROM sales.broken"),
            Module(GoodView, "good", "V", "CREATE VIEW sales.good WITH SCHEMABINDING AS SELECT id FROM sales.customer")
                with { UsesQuotedIdentifier = false, IsSchemaBound = true },
            Module(Twice, "twice", "FN", "CREATE FUNCTION sales.twice(@n int) RETURNS int AS BEGIN RETURN 2 * @n END"),
            Module(Encrypted, "secret", "P", "") with { Definition = null },
            Module(Renamed, "new_name", "P", "CREATE PROCEDURE sales.old_label AS SELECT 1"),
            Module(OrdersOf, "orders_of", "IF", "CREATE FUNCTION sales.orders_of() RETURNS TABLE AS RETURN (SELECT id FROM sales.good)"),
            Module(Count, "count_all", "P", "CREATE PROCEDURE sales.count_all AS SELECT COUNT(*) FROM sales.gone")
                with { UsesAnsiNulls = false },
            Module(Changed, "changed", "TR", "CREATE TRIGGER sales.changed ON sales.customer AFTER INSERT AS SET NOCOUNT ON")
                with { ParentId = Customer },
        ],
        TriggerStates = [new TriggerStateRow { ObjectId = Changed, IsDisabled = true }],
        TriggerOrders = [new TriggerOrderRow { ObjectId = Changed, EventName = "INSERT", IsFirst = true }],
        Dependencies =
        [
            Dependency(GoodView, Customer, "customer"), Dependency(DanglingView, null, "gone"),
                Dependency(ViewOverDangling, DanglingView, "broken"),
            Dependency(OrdersOf, GoodView, "good"), Dependency(Count, null, "gone"), Dependency(Customer, Twice, "twice"),
        ],
        Comments =
        [
            new CommentRow { Class = 1, MajorId = Customer, Name = "MS_Description", Text = "Who buys;\nends in \\\nand 'quotes'" },
            new CommentRow { Class = 1, MajorId = Customer, MinorId = 1, Name = "MS_Description", Text = "The number" },
            new CommentRow { Class = 7, MajorId = Customer, MinorId = 3, Name = "MS_Description", Text = "An index" },
            new CommentRow { Class = 6, MajorId = 257, Name = "MS_Description", Text = "A phone number" },
            new CommentRow { Class = 1, MajorId = Customer, Name = "owner", Text = "somebody" },
        ],
        Synonyms = [new SynonymRow { SchemaName = "dbo", Name = "people", BaseName = "[sales].[customer]" }],
        // sys.triggers, sys.sql_modules (SQL Server 2016 and later): the text of one with ENCRYPTION is null.
        // https://learn.microsoft.com/sql/relational-databases/system-catalog-views/sys-triggers-transact-sql
        DatabaseTriggers =
        [
            new DatabaseTriggerRow { Name = "no_drops", UsesAnsiNulls = true, UsesQuotedIdentifier = true },
            new DatabaseTriggerRow
            {
                Name = "watch",
                Definition = "create trigger [seen] ON DATABASE FOR DROP_TABLE AS PRINT 'gone'",
                UsesAnsiNulls = true,
                UsesQuotedIdentifier = false,
            },
        ],

        // sys.xml_schema_collections, xml_schema_namespace (SQL Server 2005 and later).
        // https://learn.microsoft.com/sql/t-sql/xml/xml-schema-namespace
        XmlSchemaCollections =
        [
            new XmlSchemaCollectionRow
            {
                SchemaName = "sales",
                Name = "notes",
                Definition = "<xsd:schema xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"><xsd:element name=\"it's\"/></xsd:schema>",
            },
            new XmlSchemaCollectionRow { SchemaName = "sales", Name = "hidden" },
        ],
        Undescribed = [new UndescribedRow { Kind = "clr stored procedure", SchemaName = "dbo", Name = "zip" }],
    };

    private static TableRow Table(int id, string name) => new() { ObjectId = id, SchemaName = "sales", Name = name };

    private static IndexRow Index(int id, int indexId, string name, int type) =>
        new() { ObjectId = id, IndexId = indexId, Name = name, Type = type, AllowsRowLocks = true, AllowsPageLocks = true };

    private static IndexColumnRow Key(int id, int indexId, string column, int ordinal) =>
        new() { ObjectId = id, IndexId = indexId, ColumnName = column, KeyOrdinal = ordinal };

    private static StatisticsRow Statistics(int id, string name, string column) =>
        new() { ObjectId = id, StatisticsId = 11, Name = name, ColumnName = column };

    private static ForeignKeyColumnRow Pair(int id, string column) =>
        new() { ForeignKeyId = id, ColumnName = column, ReferencedColumnName = "id" };

    private static SequenceRow Sequence(int id, string name, string type, string start, string current) => new()
    {
        SchemaName = "sales",
        Name = name,
        ObjectId = id,
        TypeName = type,
        Precision = 10,
        Start = start,
        Increment = "1",
        Minimum = "1",
        Maximum = "1000",
        CurrentValue = current,
    };

    private static ModuleRow Module(int id, string name, string type, string definition) => new()
    {
        ObjectId = id,
        SchemaName = "sales",
        Name = name,
        Type = type,
        Definition = definition,
        UsesAnsiNulls = true,
        UsesQuotedIdentifier = true,
    };

    private static DependencyRow Dependency(int from, int? to, string name) =>
        new() { ReferencingId = from, ReferencedId = to, ReferencedSchema = "sales", ReferencedName = name };
}
