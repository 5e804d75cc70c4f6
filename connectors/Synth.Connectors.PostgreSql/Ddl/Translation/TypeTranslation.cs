using System.Globalization;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl.Translation;

/// <summary>PostgreSQL's type for a type of another engine. The map is documented in <c>connectors/README.md</c>. Pure.</summary>
/// <param name="Type">The type in neutral terms, as the catalog will describe it.</param>
/// <param name="NativeType">PostgreSQL's spelling, as <c>format_type</c> has it.</param>
/// <param name="Difference">What the type means otherwise than the source's; null for nothing.</param>
internal sealed record TypeTranslation(ColumnType Type, string NativeType, string? Difference = null)
{
    private const int MaxTextLength = 10_485_760;
    private const int MaxTimeDigits = 6;

    /// <summary>The type of <see cref="NumberedColumns"/>.</summary>
    public static TypeTranslation Numbered { get; } =
        new(new IntegerType(64), "bigint", "numbers beyond 9223372036854775807 have no place in it");

    /// <summary>Translates a type.</summary>
    public static TypeTranslation Of(ColumnType type) => type switch
    {
        BooleanType => new(type, "boolean"),
        IntegerType integer => OfInteger(integer),
        DecimalType { Precision: { } precision, Scale: { } scale } =>
            new(type, string.Create(CultureInfo.InvariantCulture, $"numeric({precision},{scale})")),
        DecimalType => new(new DecimalType(null, null), "numeric"),
        FloatType { Bits: 32 } => new(type, "real"),
        FloatType => new(new FloatType(64), "double precision"),
        TextType { MaxLength: null or > MaxTextLength } => new(new TextType(), "text"),
        TextType { MaxLength: 0 } text => Of(text with { MaxLength = 1 }),
        TextType { IsFixedLength: true } text => new(text, string.Create(CultureInfo.InvariantCulture, $"character({text.MaxLength})")),
        TextType text => new(text, string.Create(CultureInfo.InvariantCulture, $"character varying({text.MaxLength})")),
        BinaryType { MaxLength: null } => new(new BinaryType(), "bytea"),
        BinaryType => new(new BinaryType(), "bytea", "bytea has no length limit"),
        DateType => new(type, "date"),
        TimeType time => new(new TimeType(DigitsOf(time.FractionalDigits)),
            $"time{Digits(time.FractionalDigits)} without time zone", LostDigit(time.FractionalDigits)),
        TimestampType stamp => new(
            stamp with { FractionalDigits = DigitsOf(stamp.FractionalDigits) },
            $"timestamp{Digits(stamp.FractionalDigits)} {(stamp.IsInstant ? "with" : "without")} time zone",
            LostDigit(stamp.FractionalDigits)),
        UuidType => new(type, "uuid"),
        JsonType json => new(json, json.IsBinary ? "jsonb" : "json"),
        XmlType => new(type, "xml"),
        EnumType => new(new TextType(), "text", "the list of labels is not enforced"),
        DomainType domain => Of(domain.Underlying) with { Difference = "the domain's rules are not kept" },
        IntervalType => new(type, "interval", "it is spelled as PostgreSQL spells it"),
        ArrayType or UnsupportedType => new(new TextType(), "text", "values are kept in the source's text form"),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A case of ColumnType without a translation."),
    };

    // The smallest type that holds the range.
    private static TypeTranslation OfInteger(IntegerType type) => (type.IsUnsigned ? type.Bits + 1 : type.Bits) switch
    {
        <= 16 => new(new IntegerType(16), "smallint"),
        <= 32 => new(new IntegerType(32), "integer"),
        <= 64 => new(new IntegerType(64), "bigint"),
        _ => new(new DecimalType(20, 0), "numeric(20,0)"),
    };

    private static int DigitsOf(int fractionalDigits) => Math.Min(fractionalDigits, MaxTimeDigits);

    private static string Digits(int fractionalDigits) =>
        fractionalDigits >= MaxTimeDigits ? "" : string.Create(CultureInfo.InvariantCulture, $"({fractionalDigits})");

    private static string? LostDigit(int fractionalDigits) => fractionalDigits > MaxTimeDigits
        ? "the seventh digit of the second is rounded away"
        : null;
}
