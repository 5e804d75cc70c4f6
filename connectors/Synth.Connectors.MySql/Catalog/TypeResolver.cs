using Synth.Connectors.MySql.Catalog.Parsing;
using Synth.Connectors.MySql.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.MySql.Catalog;

/// <summary>The neutral type of a column. Pure.</summary>
internal static class TypeResolver
{
    /// <summary>Resolves a type.</summary>
    /// <param name="row">The column.</param>
    /// <param name="isNarrow">Whether a column declared as BOOLEAN holds truth values only, or one of times those of a day.</param>
    /// <param name="isJsonAlias">Whether the column is a text with a check that it is JSON, which MariaDB makes of the type JSON.</param>
    public static ColumnType Resolve(ColumnRow row, bool isNarrow, bool isJsonAlias) => row.DataType.ToLowerInvariant() switch
    {
        "tinyint" when row.IsDeclaredBoolean && isNarrow => new BooleanType(),
        "tinyint" => new IntegerType(8, IsUnsigned(row)),
        "smallint" => new IntegerType(16, IsUnsigned(row)),
        "mediumint" => new IntegerType(24, IsUnsigned(row)),
        "int" => new IntegerType(32, IsUnsigned(row)),
        "bigint" => new IntegerType(64, IsUnsigned(row)),
        "bit" => Bits((int)(row.NumericPrecision ?? 1)),
        "year" => new IntegerType(16, IsUnsigned: true),
        "decimal" => new DecimalType((int?)row.NumericPrecision, (int?)row.NumericScale),
        "float" => new FloatType(32),
        "double" => new FloatType(64),
        "longtext" when isJsonAlias => new JsonType(),
        "char" => new TextType((int?)row.MaxLength, IsFixedLength: true),
        "varchar" or "tinytext" => new TextType((int?)row.MaxLength),
        "text" or "mediumtext" or "longtext" => new TextType(),
        "binary" => new BinaryType((int?)row.MaxLength, IsFixedLength: true),
        "varbinary" or "tinyblob" => new BinaryType((int?)row.MaxLength),
        "blob" or "mediumblob" or "longblob" => new BinaryType(),
        "date" => new DateType(),
        "time" when isNarrow => new TimeType(Digits(row)),
        "time" => new IntervalType(),
        "datetime" => new TimestampType(Digits(row)),
        "timestamp" => new TimestampType(Digits(row), IsInstant: true),
        "json" => new JsonType(IsBinary: true),
        "uuid" => new UuidType(),
        "enum" => new EnumType(null, Labels(row.NativeType)),
        "set" => new EnumType(null, Labels(row.NativeType), AllowsMany: true),
        _ => new UnsupportedType(),
    };

    private static bool IsUnsigned(ColumnRow row) => row.NativeType.Contains("unsigned", StringComparison.OrdinalIgnoreCase);

    private static int Digits(ColumnRow row) => (int)(row.FractionalDigits ?? 0);

    private static ColumnType Bits(int count) => count switch
    {
        1 => new BooleanType(),
        <= 8 => new IntegerType(8, IsUnsigned: true),
        <= 16 => new IntegerType(16, IsUnsigned: true),
        <= 24 => new IntegerType(24, IsUnsigned: true),
        <= 32 => new IntegerType(32, IsUnsigned: true),
        _ => new IntegerType(64, IsUnsigned: true),
    };

    private static ValueList<string> Labels(string nativeType) =>
        SqlTokenizer.Tokenize(nativeType).Where(token => token.Kind == SqlTokenKind.Text).Select(token => token.Value).ToValueList();
}
