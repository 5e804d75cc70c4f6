using System.Globalization;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>What a system type of the catalog means and how it is written. Pure.</summary>
/// <param name="Type">The neutral type; null where nothing here knows the name.</param>
/// <param name="Text">The type as it stands in CREATE TABLE: <c>nvarchar(50)</c>.</param>
internal sealed record NativeType(ColumnType? Type, string Text)
{
    private const int MaxLength = -1;
    private const int SysNameLength = 128;

    // A vector is stored as eight bytes that describe it, and a number of single precision for each dimension.
    private const int VectorHeader = 8;
    private const int BytesOfDimension = 4;

    /// <summary>Describes a system type.</summary>
    /// <param name="name">Its name in <c>sys.types</c>.</param>
    /// <param name="maxLength">Bytes, -1 for max.</param>
    /// <param name="precision">Digits.</param>
    /// <param name="scale">Digits after the point, or of the second's fraction.</param>
    public static NativeType Of(string name, int maxLength, int precision, int scale) => name switch
    {
        "bit" => new(new BooleanType(), name),
        "tinyint" => new(new IntegerType(8, IsUnsigned: true), name),
        "smallint" => new(new IntegerType(16), name),
        "int" => new(new IntegerType(32), name),
        "bigint" => new(new IntegerType(64), name),
        "decimal" or "numeric" => new(new DecimalType(precision, scale), Sized(name, $"{Number(precision)},{Number(scale)}")),
        "money" or "smallmoney" => new(new DecimalType(precision, scale), name),
        "real" => new(new FloatType(32), name),
        "float" => new(new FloatType(64), name),
        "char" or "varchar" => OfText(name, maxLength, bytesPerCharacter: 1),
        "nchar" or "nvarchar" => OfText(name, maxLength, bytesPerCharacter: 2),
        "sysname" => new(new TextType(SysNameLength), name),
        "text" or "ntext" => new(new TextType(), name),
        "binary" => new(new BinaryType(maxLength, IsFixedLength: true), Sized(name, Number(maxLength))),
        "varbinary" => new(new BinaryType(maxLength == MaxLength ? null : maxLength), Sized(name, LengthOf(maxLength, 1))),
        "image" => new(new BinaryType(), name),
        "timestamp" => new(new BinaryType(maxLength, IsFixedLength: true), name),
        "date" => new(new DateType(), name),
        "time" => new(new TimeType(scale), Sized(name, Number(scale))),
        "datetime2" => new(new TimestampType(scale), Sized(name, Number(scale))),
        "datetimeoffset" => new(new TimestampType(scale, IsInstant: true), Sized(name, Number(scale))),
        "datetime" => new(new TimestampType(3), name),
        "smalldatetime" => new(new TimestampType(0), name),
        "uniqueidentifier" => new(new UuidType(), name),
        "xml" => new(new XmlType(), name),
        "json" => new(new JsonType(IsBinary: true), name),
        "vector" => new(new UnsupportedType(), Sized(name, Number((maxLength - VectorHeader) / BytesOfDimension))),
        "sql_variant" or "hierarchyid" or "geometry" or "geography" => new(new UnsupportedType(), name),
        _ => new(null, name),
    };

    private static NativeType OfText(string name, int maxLength, int bytesPerCharacter) => new(
        new TextType(maxLength == MaxLength ? null : maxLength / bytesPerCharacter,
            IsFixedLength: name.EndsWith("char", StringComparison.Ordinal) && !name.Contains("var", StringComparison.Ordinal)),
        Sized(name, LengthOf(maxLength, bytesPerCharacter)));

    private static string LengthOf(int maxLength, int bytesPerCharacter) =>
        maxLength == MaxLength ? "max" : Number(maxLength / bytesPerCharacter);

    private static string Sized(string name, string size) => $"{name}({size})";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
