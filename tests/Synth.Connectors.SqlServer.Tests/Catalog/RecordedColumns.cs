using Synth.Connectors.SqlServer.Catalog.Rows;

namespace Synth.Connectors.SqlServer.Tests.Catalog;

/// <summary>Rows of sys.columns and the views beside it; see <see cref="RecordedCatalog"/>. Lengths are in bytes, -1 for max.</summary>
internal static class RecordedColumns
{
    private const string DefaultCollation = "SQL_Latin1_General_CP1_CI_AS";

    public static IReadOnlyList<ColumnRow> All { get; } =
    [
        Column(RecordedCatalog.Customer, 1, "id", "int", 4)
            with { IsNullable = false, IsIdentity = true, Seed = "100", Increment = "-5", IsNotForReplication = true },
        Column(RecordedCatalog.Customer, 2, "tag", "uniqueidentifier", 16)
            with { IsNullable = false, IsRowGuid = true, DefaultDefinition = "(newid())", DefaultName = "customer_tag" },
        Column(RecordedCatalog.Customer, 3, "name", "nvarchar", 80)
            with { Collation = "Latin1_General_100_BIN2", DefaultDefinition = "('it''s new')", DefaultName = "customer_name" },
        Column(RecordedCatalog.Customer, 4, "phone", "phone", 20)
            with { IsNullable = false, IsUserDefined = true, TypeSchema = "dbo", BaseTypeName = "varchar", Collation = DefaultCollation },
        Column(RecordedCatalog.Customer, 5, "rare", "int", 4),
        Column(RecordedCatalog.Customer, 6, "rare_ones", "xml", -1),
        Column(RecordedCatalog.Customer, 7, "hidden", "int", 4),
        Column(RecordedCatalog.Customer, 8, "extra", "xml", -1),
        Column(RecordedCatalog.Customer, 9, "credit", "decimal", 17) with { Precision = 38, Scale = 10, DefaultDefinition = "((-1.5))" },
        Column(RecordedCatalog.Customer, 10, "price", "money", 8) with { Precision = 19, Scale = 4, DefaultDefinition = "(NULL)" },
        Column(RecordedCatalog.Customer, 11, "version", "timestamp", 8) with { IsNullable = false },
        Column(RecordedCatalog.Customer, 12, "double_id", "int", 4) with { ComputedDefinition = "([sales].[twice]([id]))" },
        Column(RecordedCatalog.Customer, 13, "stored", "int", 4)
            with { IsNullable = false, ComputedDefinition = "(([id])*(2))", IsPersisted = true },
        Column(RecordedCatalog.Customer, 14, "label", "varchar", 30) with { Collation = DefaultCollation, DefaultDefinition = "('plain')" },
        Column(RecordedCatalog.Customer, 15, "mail", "sysname", 256)
            with { BaseTypeName = "nvarchar", Collation = DefaultCollation, IsNullable = false },
        Column(RecordedCatalog.Customer, 16, "any", "sql_variant", 8016),
        Column(RecordedCatalog.Customer, 17, "path", "hierarchyid", 892),
        Column(RecordedCatalog.Customer, 18, "form", "shape", -1) with { IsUserDefined = true, TypeSchema = "dbo", BaseTypeName = null },
        Column(RecordedCatalog.Customer, 19, "doc", "json", -1),
        Column(RecordedCatalog.Priced, 1, "id", "int", 4) with { IsNullable = false },
        Column(RecordedCatalog.Priced, 2, "customer", "int", 4),
        Column(RecordedCatalog.Priced, 3, "since", "datetime2", 8) with { Scale = 7, IsNullable = false },
        Column(RecordedCatalog.Priced, 4, "until", "datetime2", 8) with { Scale = 7, IsNullable = false },
        Column(RecordedCatalog.PricedHistory, 1, "id", "int", 4),
        Column(RecordedCatalog.Fast, 1, "id", "int", 4) with { IsNullable = false },
        Column(RecordedCatalog.Node, 1, "id", "int", 4),
        Column(RecordedCatalog.Measured, 1, "day", "date", 3),
        Column(RecordedCatalog.Measured, 2, "value", "float", 8),
        Column(RecordedCatalog.Measured, 3, "at", "datetimeoffset", 9) with { Scale = 3 },
        Column(RecordedCatalog.Measured, 4, "flag", "bit", 1),
        Column(RecordedCatalog.Measured, 5, "tiny", "tinyint", 1),
        Column(RecordedCatalog.Measured, 6, "code", "nchar", 6) with { Collation = DefaultCollation },
        Column(RecordedCatalog.Measured, 7, "bytes", "binary", 5),
        Column(RecordedCatalog.Measured, 8, "blob", "varbinary", -1),
        Column(RecordedCatalog.Measured, 9, "opens", "time", 3),
        Column(RecordedCatalog.Measured, 10, "old", "datetime", 8) with { Precision = 23, Scale = 3 },
        Column(RecordedCatalog.Remote, 1, "id", "int", 4),
        Column(RecordedCatalog.Place, 1, "id", "int", 4) with { IsNullable = false },
        Column(RecordedCatalog.Place, 2, "shape", "geometry", -1),
        Column(RecordedCatalog.LinesType, 1, "number", "int", 4) with { IsNullable = false },
        Column(RecordedCatalog.LinesType, 2, "label", "nvarchar", 40)
            with { Collation = DefaultCollation, DefaultDefinition = "(N'x')", DefaultName = "lines_label" },
    ];

    private static ColumnRow Column(int id, int columnId, string name, string type, int maxLength) => new()
    {
        ObjectId = id,
        ColumnId = columnId,
        Name = name,
        TypeName = type,
        TypeSchema = "sys",
        BaseTypeName = type,
        MaxLength = maxLength,
        IsNullable = true,
    };
}
