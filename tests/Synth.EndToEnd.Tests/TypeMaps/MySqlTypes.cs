using Synth.Connectors.MySql.Catalog;
using Synth.Connectors.MySql.Catalog.Rows;
using Synth.Schema;

namespace Synth.EndToEnd.Tests;

/// <summary>The types of MySQL and MariaDB.</summary>
internal static class MySqlTypes
{
    public static MappedTypes All { get; } = new(
        "MySQL, MariaDB",
        "mysql",
        [
            Column("tinyint(1)"),
            Column("bit(1)", precision: 1),
            Column("bit(12)", precision: 12),
            Column("tinyint"),
            Column("tinyint unsigned"),
            Column("smallint"),
            Column("smallint unsigned"),
            Column("mediumint"),
            Column("mediumint unsigned"),
            Column("int"),
            Column("int unsigned"),
            Column("bigint"),
            Column("bigint unsigned"),
            Column("year"),
            Column("decimal(12,2)", precision: 12, scale: 2),
            Column("decimal(60,10)", precision: 60, scale: 10),
            Column("float"),
            Column("double"),
            Column("char(10)", length: 10),
            Column("varchar(30)", length: 30),
            Column("varchar(5000)", length: 5000),
            Column("tinytext", length: 255),
            Column("text"),
            Column("longtext"),
            Column("binary(16)", length: 16),
            Column("varbinary(50)", length: 50),
            Column("tinyblob", length: 255),
            Column("longblob"),
            Column("date"),
            Column("time"),
            Column("time(6)", digits: 6),
            Column("datetime"),
            Column("datetime(6)", digits: 6),
            Column("timestamp"),
            Column("json"),
            MappedTypes.Of("json (MariaDB)", TypeResolver.Resolve(Row("longtext"), isNarrow: true, isJsonAlias: true)),
            Column("uuid"),
            Column("enum('a','b')"),
            Column("set('a','b')"),
            Column("inet6"),
            Column("point"),
            Column("vector(3)"),
        ]);

    private static Column Column(string native, ulong? length = null, ulong? precision = null, ulong? scale = null, ulong? digits = null)
    {
        var row = Row(native) with { MaxLength = length, NumericPrecision = precision, NumericScale = scale, FractionalDigits = digits };
        return MappedTypes.Of(native, TypeResolver.Resolve(row, isNarrow: true, isJsonAlias: false));
    }

    private static ColumnRow Row(string native) =>
        new() { TableName = "t", Name = "c", DataType = native.Split('(', ' ')[0], NativeType = native };
}
