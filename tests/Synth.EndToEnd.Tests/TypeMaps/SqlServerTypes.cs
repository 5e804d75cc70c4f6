using Synth.Connectors.SqlServer.Catalog;
using Synth.Schema;

namespace Synth.EndToEnd.Tests;

/// <summary>The types of SQL Server.</summary>
internal static class SqlServerTypes
{
    private const int Max = -1;

    public static MappedTypes All { get; } = new(
        "SQL Server",
        "sqlserver",
        [
            Column("bit"),
            Column("tinyint"),
            Column("smallint"),
            Column("int"),
            Column("bigint"),
            Column("decimal", precision: 12, scale: 2),
            Column("decimal", precision: 38, scale: 10),
            Column("money", precision: 19, scale: 4),
            Column("smallmoney", precision: 10, scale: 4),
            Column("real"),
            Column("float"),
            Column("char", bytes: 10),
            Column("varchar", bytes: 30),
            Column("varchar", bytes: Max),
            Column("text"),
            Column("nchar", bytes: 20),
            Column("nvarchar", bytes: 60),
            Column("nvarchar", bytes: 8000),
            Column("nvarchar", bytes: Max),
            Column("ntext"),
            Column("binary", bytes: 16),
            Column("varbinary", bytes: 50),
            Column("varbinary", bytes: Max),
            Column("image"),
            Column("timestamp", bytes: 8) with { Generated = new GeneratedColumn("", IsStored: true) { Kind = GeneratedKind.RowVersion } },
            Column("date"),
            Column("time", scale: 3),
            Column("time", scale: 7),
            Column("smalldatetime"),
            Column("datetime"),
            Column("datetime2", scale: 3),
            Column("datetime2", scale: 7),
            Column("datetimeoffset", scale: 7),
            Column("uniqueidentifier"),
            Column("xml"),
            Column("json"),
            Column("sql_variant"),
            Column("hierarchyid"),
            Column("geometry"),
            Column("geography"),
            MappedTypes.Of("Phone (an alias type)", new DomainType(new TableName("dbo", "Phone"), Column("varchar", bytes: 20).Type)),
        ]);

    private static Column Column(string name, int bytes = 0, int precision = 0, int scale = 0)
    {
        var type = NativeType.Of(name, bytes, precision, scale);
        return MappedTypes.Of(type.Text, type.Type ?? new UnsupportedType());
    }
}
