using System.Globalization;
using Synth.Schema;

namespace Synth.Connectors.Sqlite.Ddl;

/// <summary>
/// The SQLite types for neutral ones, as documented in <c>connectors/README.md</c>. Each is read back as the type given here.
/// </summary>
internal static class TypeMap
{
    /// <summary>Decimals of up to this many digits survive as binary floating-point numbers.</summary>
    private const int DigitsOfDouble = 15;

    /// <summary>Whole numbers of up to this many digits fit 64 bits.</summary>
    private const int DigitsOfInt64 = 18;

    public static MappedType Map(ColumnType type) => type switch
    {
        BooleanType => new MappedType("BOOLEAN", type),
        IntegerType { Bits: 64, IsUnsigned: true } =>
            new MappedType("NUMERIC TEXT(20,0)", new DecimalType(20, 0), "kept as text, as SQLite's integers are signed"),
        IntegerType integer => Integer(integer),
        DecimalType decimalType => Decimal(decimalType),
        FloatType { Bits: 32 } => new MappedType("FLOAT(24)", type),
        FloatType => new MappedType("REAL", type),
        TextType { MaxLength: { } length } text =>
            new MappedType(Sized(text.IsFixedLength ? "CHAR" : "VARCHAR", length), new TextType(length)),
        TextType => new MappedType("TEXT", new TextType()),
        BinaryType { MaxLength: { } length } => new MappedType(Sized("BLOB", length), new BinaryType(length)),
        BinaryType => new MappedType("BLOB", new BinaryType()),
        DateType => new MappedType("DATE", type),
        TimeType time => new MappedType(Sized("TIME", time.FractionalDigits), type),
        TimestampType stamp => new MappedType(Sized(stamp.IsInstant ? "TIMESTAMPTZ" : "TIMESTAMP", stamp.FractionalDigits), type),
        UuidType => new MappedType("UUID", type),
        JsonType => new MappedType("JSON TEXT", new JsonType()),
        EnumType { AllowsMany: false } => new MappedType("TEXT", new TextType(), "text with a check on its labels"),
        EnumType => new MappedType("TEXT", new TextType(), "text"),
        DomainType domain => Map(domain.Underlying) with { Note = $"its base type; the domain's own rules are not kept" },
        XmlType or IntervalType or ArrayType or UnsupportedType => new MappedType("TEXT", new TextType(), "the source engine's text form"),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A case of ColumnType without a SQLite type."),
    };

    private static MappedType Integer(IntegerType type)
    {
        // An unsigned number needs one bit more than a signed one of its width.
        var (name, bits) = (type.Bits, type.IsUnsigned) switch
        {
            (8, false) => ("TINYINT", 8),
            (16, false) or (8, true) => ("SMALLINT", 16),
            (24, false) or (16, true) => ("MEDIUMINT", 24),
            _ => ("INTEGER", 64),
        };
        return new MappedType(name, new IntegerType(bits));
    }

    private static MappedType Decimal(DecimalType type)
    {
        if (type is not { Precision: { } precision, Scale: { } scale } || scale < 0)
        {
            return new MappedType("NUMERIC TEXT", new DecimalType(null, null),
                "text in plain notation, which keeps all digits but sorts as text");
        }

        var arguments = string.Create(CultureInfo.InvariantCulture, $"({precision},{scale})");
        return precision <= DigitsOfDouble || (scale == 0 && precision <= DigitsOfInt64)
            ? new MappedType($"NUMERIC{arguments}", type)
            : new MappedType($"NUMERIC TEXT{arguments}", type, "text in plain notation, which keeps all digits but sorts as text");
    }

    private static string Sized(string name, int size) => size == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}({size})");
}

/// <summary>A type in SQLite.</summary>
/// <param name="Declared">The text to declare.</param>
/// <param name="Type">What the catalog reader makes of it.</param>
/// <param name="Note">What a reader of the ledger should know; null when nothing is lost.</param>
internal sealed record MappedType(string Declared, ColumnType Type, string? Note = null);
