using System.Globalization;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl.Translation;

/// <summary>SQL Server's type for a type of another engine. The map is documented in <c>connectors/README.md</c>. Pure.</summary>
/// <param name="Type">The type in neutral terms, as the catalog will describe it.</param>
/// <param name="NativeType">SQL Server's spelling.</param>
/// <param name="Difference">What the type means otherwise than the source's; null for nothing.</param>
internal sealed record TypeTranslation(ColumnType Type, string NativeType, string? Difference = null)
{
    private const int MaxTextLength = 4000;
    private const int MaxBytes = 8000;
    private const int MaxDigits = 38;

    // A key of an index has at most 1700 bytes, a clustered one 900; a text of this length may be in either.
    private const int MaxKeyTextLength = 450;
    private const int MaxKeyBytes = 900;

    /// <summary>Translates a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isKey">Whether the column is in a key, whose columns have to have a limit.</param>
    public static TypeTranslation Of(ColumnType type, bool isKey) => type switch
    {
        BooleanType => new(type, "bit"),
        IntegerType integer => OfInteger(integer),
        DecimalType { Precision: <= MaxDigits and { } precision, Scale: { } scale } when scale >= 0 && scale <= precision =>
            new(type, Sized("decimal", $"{Number(precision)},{Number(scale)}")),
        DecimalType when isKey => OfText(new TextType(), isKey) with { Difference = "digits are kept as text" },
        DecimalType => new(new TextType(), "varchar(max)", "numbers of more than 38 digits, or of any number of them, are kept as text"),
        FloatType { Bits: 32 } => new(type, "real"),
        FloatType => new(new FloatType(64), "float"),
        TextType text => OfText(text, isKey),
        BinaryType bytes => OfBytes(bytes, isKey),
        DateType => new(type, "date"),
        TimeType time => new(time, Sized("time", Number(time.FractionalDigits))),
        TimestampType { IsInstant: true } stamp => new(stamp, Sized("datetimeoffset", Number(stamp.FractionalDigits))),
        TimestampType stamp => new(stamp, Sized("datetime2", Number(stamp.FractionalDigits))),
        UuidType => new(type, "uniqueidentifier"),
        JsonType => OfText(new TextType(), isKey) with { Difference = "it is text, and that it is JSON is not enforced" },
        XmlType => new(type, "xml"),
        EnumType { AllowsMany: false } labels =>
            OfText(new TextType(Math.Max(1, labels.Labels.Select(label => label.Length).DefaultIfEmpty(1).Max())), isKey) with
            {
                Difference = "a check holds it to the labels, which sort as texts",
            },
        EnumType => OfText(new TextType(), isKey) with { Difference = "the list of labels is not enforced" },
        DomainType domain => Of(domain.Underlying, isKey) with { Difference = "the domain's rules are not kept" },
        IntervalType or ArrayType or UnsupportedType =>
            OfText(new TextType(), isKey) with { Difference = "values are kept in the source's text form" },
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A case of ColumnType without a translation."),
    };

    // The smallest type that holds the range.
    private static TypeTranslation OfInteger(IntegerType type) => (type.Bits, type.IsUnsigned) switch
    {
        (8, true) => new(type, "tinyint"),
        ( <= 16, false) or (8, _) => new(new IntegerType(16), "smallint"),
        ( <= 32, false) or ( <= 24, true) => new(new IntegerType(32), "int"),
        (64, true) => new(new DecimalType(20, 0), "decimal(20,0)"),
        _ => new(new IntegerType(64), "bigint"),
    };

    private static TypeTranslation OfText(TextType type, bool isKey) => type switch
    {
        { MaxLength: null or > MaxTextLength } when isKey => new(
            new TextType(MaxKeyTextLength), Sized("nvarchar", Number(MaxKeyTextLength)),
            $"a text in a key has at most {Number(MaxKeyTextLength)} characters"),
        { MaxLength: null or > MaxTextLength } => new(new TextType(), "nvarchar(max)"),
        { MaxLength: 0 } => OfText(type with { MaxLength = 1 }, isKey),
        { IsFixedLength: true, MaxLength: { } length } => new(type, Sized("nchar", Number(length))),
        { MaxLength: { } length } => new(type, Sized("nvarchar", Number(length))),
    };

    private static TypeTranslation OfBytes(BinaryType type, bool isKey) => type switch
    {
        { MaxLength: null or > MaxBytes } when isKey => new(
            new BinaryType(MaxKeyBytes), Sized("varbinary", Number(MaxKeyBytes)), $"bytes in a key are at most {Number(MaxKeyBytes)}"),
        { MaxLength: null or > MaxBytes } => new(new BinaryType(), "varbinary(max)"),
        { MaxLength: 0 } => OfBytes(type with { MaxLength = 1 }, isKey),
        { IsFixedLength: true, MaxLength: { } length } => new(type, Sized("binary", Number(length))),
        { MaxLength: { } length } => new(type, Sized("varbinary", Number(length))),
    };

    private static string Sized(string name, string size) => $"{name}({size})";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
