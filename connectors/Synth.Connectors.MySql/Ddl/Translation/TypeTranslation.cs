using System.Globalization;
using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Ddl.Translation;

/// <summary>The engine's type for a type of another engine. The map is documented in <c>connectors/README.md</c>. Pure.</summary>
/// <param name="Type">The type in neutral terms, as the catalog will describe it.</param>
/// <param name="NativeType">The engine's spelling, as the catalog has it.</param>
/// <param name="Difference">What the type means otherwise than the source's; null for nothing.</param>
internal sealed record TypeTranslation(ColumnType Type, string NativeType, string? Difference = null)
{
    private const int MaxTimeDigits = 6;
    private const int MaxDecimalDigits = 65;
    private const int MaxCharLength = 255;
    private const string NoInfinities = "infinities become the greatest numbers and NaN null";
    private const string SourceForm = "values are kept in the source's text form";

    /// <summary>Whether values are texts, which have a collation.</summary>
    public bool HasCollation => Type is TextType or EnumType;

    /// <summary>Translates a type.</summary>
    /// <param name="type">The source's type.</param>
    /// <param name="version">What the server can do.</param>
    public static TypeTranslation Of(ColumnType type, ServerVersion version) => type switch
    {
        BooleanType => new(type, "tinyint(1)"),
        IntegerType integer => OfInteger(integer, version),
        DecimalType { Precision: <= MaxDecimalDigits and var precision, Scale: { } scale } when scale >= 0
            && scale <= version.MaxScale && scale <= precision =>
            new(type, Invariant($"decimal({precision},{scale})")),
        DecimalType => new(new TextType(), "longtext", "it has no bounds that the engine knows, and becomes text in plain notation"),
        FloatType { Bits: 32 } => new(type, "float", NoInfinities),
        FloatType => new(new FloatType(64), "double", NoInfinities),
        TextType text => OfText(text),
        BinaryType { MaxLength: { } length, IsFixedLength: true } when length <= MaxCharLength => new(type, Invariant($"binary({length})")),
        BinaryType { MaxLength: { } length } when length <= RowBudget.MaxInlineBytes =>
            new(new BinaryType(length), Invariant($"varbinary({length})")),
        BinaryType { MaxLength: null } => new(new BinaryType(), "longblob"),
        BinaryType => new(new BinaryType(), "longblob", "its length is not enforced"),
        DateType => new(type, "date"),
        TimeType time =>
            new(new TimeType(DigitsOf(time.FractionalDigits)), $"time{Digits(time.FractionalDigits)}", LostDigit(time.FractionalDigits)),
        TimestampType stamp => OfTimestamp(stamp),
        UuidType when version.HasUuidType => new(type, "uuid"),
        UuidType => new(new TextType(36, IsFixedLength: true), "char(36)", "the form of a UUID is not enforced"),
        JsonType when version.HasJsonType => new(new JsonType(IsBinary: true), "json"),
        JsonType json => new(new JsonType(), "json", json.IsBinary ? "documents are stored as they are written" : null),
        EnumType labels => OfEnum(labels),
        DomainType domain => Of(domain.Underlying, version) with { Difference = "the domain's rules are not kept" },
        XmlType => new(new TextType(), "longtext", "that a value is XML is not enforced"),
        IntervalType or ArrayType or UnsupportedType => new(new TextType(), "longtext", SourceForm),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A case of ColumnType without a translation."),
    };

    private static TypeTranslation OfInteger(IntegerType type, ServerVersion version)
    {
        var (name, signedWidth, unsignedWidth) = type.Bits switch
        {
            <= 8 => ("tinyint", 4, 3),
            <= 16 => ("smallint", 6, 5),
            <= 24 => ("mediumint", 9, 8),
            <= 32 => ("int", 11, 10),
            _ => ("bigint", 20, 20),
        };
        var width = version.HasDisplayWidths ? Invariant($"({(type.IsUnsigned ? unsignedWidth : signedWidth)})") : "";
        return new(type, $"{name}{width}{(type.IsUnsigned ? " unsigned" : "")}");
    }

    private static TypeTranslation OfText(TextType text) => text.MaxLength switch
    {
        null => new(new TextType(), "longtext"),
        <= MaxCharLength and var length when text.IsFixedLength => new(text, Invariant($"char({length})")),
        <= RowBudget.MaxInlineBytes / RowBudget.BytesPerCharacter and var length =>
            new(new TextType(length), Invariant($"varchar({length})")),
        _ => new(new TextType(), "longtext", "its length is not enforced"),
    };

    private static TypeTranslation OfTimestamp(TimestampType stamp)
    {
        string?[] differences = [LostDigit(stamp.FractionalDigits), stamp.IsInstant ? "the time is in UTC without saying so" : null];
        var known = string.Join("; ", differences.OfType<string>());
        return new(
            new TimestampType(DigitsOf(stamp.FractionalDigits)),
            $"datetime{Digits(stamp.FractionalDigits)}",
            known.Length == 0 ? null : known);
    }

    // Blanks at the end of a label are lost, and a set is a list with commas.
    private static TypeTranslation OfEnum(EnumType type)
    {
        var isExpressible = type.Labels.Count is > 0 and <= 1000
            && type.Labels.All(label => label.Length is > 0 and <= MaxCharLength && !label.EndsWith(' '))
            && (!type.AllowsMany || (type.Labels.Count <= 64 && !type.Labels.Any(label => label.Contains(',', StringComparison.Ordinal))));
        var labels = string.Join(',', type.Labels.Select(MySqlDialect.Instance.Literal));
        return isExpressible
            ? new(type with { Name = null }, $"{(type.AllowsMany ? "set" : "enum")}({labels})")
            : new(new TextType(), "longtext", "the list of labels is not enforced");
    }

    private static int DigitsOf(int fractionalDigits) => Math.Min(fractionalDigits, MaxTimeDigits);

    private static string Digits(int fractionalDigits) => fractionalDigits == 0 ? "" : Invariant($"({DigitsOf(fractionalDigits)})");

    private static string? LostDigit(int fractionalDigits) => fractionalDigits > MaxTimeDigits
        ? "the seventh digit of the second is cut off"
        : null;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
