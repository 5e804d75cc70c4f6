using System.Text.Json.Serialization;

namespace Synth.Schema;

/// <summary>
/// What a column holds, in terms that no engine owns. The engine's own spelling is kept beside it in
/// <see cref="Column.NativeType"/>. The hierarchy is closed: consumers switch over every case.
/// </summary>
[JsonDerivedType(typeof(BooleanType), "boolean")]
[JsonDerivedType(typeof(IntegerType), "integer")]
[JsonDerivedType(typeof(DecimalType), "decimal")]
[JsonDerivedType(typeof(FloatType), "float")]
[JsonDerivedType(typeof(TextType), "text")]
[JsonDerivedType(typeof(BinaryType), "binary")]
[JsonDerivedType(typeof(DateType), "date")]
[JsonDerivedType(typeof(TimeType), "time")]
[JsonDerivedType(typeof(TimestampType), "timestamp")]
[JsonDerivedType(typeof(IntervalType), "interval")]
[JsonDerivedType(typeof(UuidType), "uuid")]
[JsonDerivedType(typeof(JsonType), "json")]
[JsonDerivedType(typeof(XmlType), "xml")]
[JsonDerivedType(typeof(EnumType), "enum")]
[JsonDerivedType(typeof(ArrayType), "array")]
[JsonDerivedType(typeof(DomainType), "domain")]
[JsonDerivedType(typeof(UnsupportedType), "unsupported")]
public abstract record ColumnType
{
    private protected ColumnType()
    {
    }

    /// <summary>The type itself, or what a domain is made of in the end.</summary>
    public ColumnType WithoutDomain() => this is DomainType domain ? domain.Underlying.WithoutDomain() : this;
}

/// <summary>True or false.</summary>
public sealed record BooleanType : ColumnType;

/// <summary>A whole number of fixed width.</summary>
/// <param name="Bits">Width: 8, 16, 24, 32 or 64.</param>
/// <param name="IsUnsigned">Whether the range starts at 0.</param>
public sealed record IntegerType(int Bits, bool IsUnsigned = false) : ColumnType;

/// <summary>An exact decimal number.</summary>
/// <param name="Precision">Total digits; null when the engine keeps any number of them.</param>
/// <param name="Scale">Digits after the point; null when each value has its own.</param>
public sealed record DecimalType(int? Precision, int? Scale) : ColumnType;

/// <summary>A binary floating-point number.</summary>
/// <param name="Bits">32 or 64.</param>
public sealed record FloatType(int Bits) : ColumnType;

/// <summary>Text.</summary>
/// <param name="MaxLength">The most characters a value may have; null for no declared limit.</param>
/// <param name="IsFixedLength">Whether shorter values are padded with blanks (CHAR).</param>
public sealed record TextType(int? MaxLength = null, bool IsFixedLength = false) : ColumnType;

/// <summary>Bytes.</summary>
/// <param name="MaxLength">The most bytes a value may have; null for no declared limit.</param>
/// <param name="IsFixedLength">Whether every value has that length.</param>
public sealed record BinaryType(int? MaxLength = null, bool IsFixedLength = false) : ColumnType;

/// <summary>A calendar date without a time.</summary>
public sealed record DateType : ColumnType;

/// <summary>A time of day, or a span of hours where the engine allows more than a day.</summary>
/// <param name="FractionalDigits">Digits of the second's fraction, 0 to 7.</param>
public sealed record TimeType(int FractionalDigits) : ColumnType;

/// <summary>A date with a time of day.</summary>
/// <param name="FractionalDigits">Digits of the second's fraction, 0 to 7.</param>
/// <param name="IsInstant">Whether values are points on the time line (stored in UTC) rather than local clock readings.</param>
public sealed record TimestampType(int FractionalDigits, bool IsInstant = false) : ColumnType;

/// <summary>A span of months, days and seconds, in the engine's own text form.</summary>
public sealed record IntervalType : ColumnType;

/// <summary>A universally unique identifier (RFC 9562).</summary>
public sealed record UuidType : ColumnType;

/// <summary>A JSON document (RFC 8259) as text.</summary>
/// <param name="IsBinary">Whether the engine stores it parsed (jsonb), so that spelling and key order are not kept.</param>
public sealed record JsonType(bool IsBinary = false) : ColumnType;

/// <summary>An XML document or fragment as text.</summary>
public sealed record XmlType : ColumnType;

/// <summary>One label of a closed list.</summary>
/// <param name="Name">The type's own name; null where the list belongs to the column (MySQL).</param>
/// <param name="Labels">The labels in declared order, which is their sort order.</param>
/// <param name="AllowsMany">Whether a value is a set of labels (MySQL SET) rather than one.</param>
public sealed record EnumType(TableName? Name, ValueList<string> Labels, bool AllowsMany = false) : ColumnType;

/// <summary>Values of one type in an array; read and written in the engine's own text form.</summary>
/// <param name="Element">The element's type.</param>
public sealed record ArrayType(ColumnType Element) : ColumnType;

/// <summary>A named type over another one with rules of its own.</summary>
/// <param name="Name">The domain's name.</param>
/// <param name="Underlying">What it is made of.</param>
public sealed record DomainType(TableName Name, ColumnType Underlying) : ColumnType;

/// <summary>A type that no other case describes; its values are carried in the engine's own text form.</summary>
public sealed record UnsupportedType : ColumnType;
