using System.Globalization;

namespace Synth.Connectors.SqlServer.Tests.Protocol.Wire;

/// <summary>The type of a value on the wire ([MS-TDS] 2.2.5.4): a token with what follows it.</summary>
/// <param name="Token">The token.</param>
/// <param name="Length">The most bytes of a value; 65535 for values in parts (PLP).</param>
/// <param name="Precision">Digits of a decimal.</param>
/// <param name="Scale">Digits after the point, or of the second's fraction.</param>
internal sealed record TdsType(byte Token, int Length = 0, byte Precision = 0, byte Scale = 0)
{
    public const int Max = 0xFFFF;

    // Whatever the precision; values are as long as theirs needs.
    private const int MaxDecimalSize = 17;

    /// <summary>Latin1_General, case and accents told apart by nobody here.</summary>
    public static readonly byte[] Collation = [0x09, 0x04, 0xD0, 0x00, 0x34];

    public bool IsInParts => (Kind == TdsKind.Sized && Length == Max) || Token == 0xF1;

    /// <summary>How values of the type are laid out.</summary>
    public TdsKind Kind => Token switch
    {
        0x30 or 0x32 or 0x34 or 0x38 or 0x3A or 0x3B or 0x3C or 0x3D or 0x3E or 0x7A or 0x7F => TdsKind.Fixed,
        0x24 or 0x26 or 0x68 or 0x6A or 0x6C or 0x6D or 0x6E or 0x6F or 0x28 or 0x29 or 0x2A or 0x2B => TdsKind.Short,
        0xA5 or 0xA7 or 0xAD or 0xAF or 0xE7 or 0xEF or 0xF1 => TdsKind.Sized,
        0x62 => TdsKind.Variant,
        0x22 or 0x23 or 0x63 => TdsKind.Pointed,
        _ => throw new InvalidDataException($"The type {Token:X2} is unknown here."),
    };

    /// <summary>Whether the type has a collation.</summary>
    public bool IsText => Token is 0xA7 or 0xAF or 0xE7 or 0xEF or 0x23 or 0x63;

    /// <summary>The type that a server has for a column.</summary>
    /// <param name="text">As in CREATE TABLE: <c>decimal(9,2)</c>.</param>
    /// <param name="isNullable">Columns without nulls have shorter types.</param>
    public static TdsType Parse(string text, bool isNullable = true)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var name = (open < 0 ? text : text[..open]).Trim().ToLowerInvariant();
        var sizes = open < 0 ? [] : text[(open + 1)..text.IndexOf(')', StringComparison.Ordinal)].Split(',')
            .Select(size => size.Trim() == "max" ? -1 : int.Parse(size, CultureInfo.InvariantCulture)).ToArray();
        return name switch
        {
            "bit" => isNullable ? new(0x68, 1) : new(0x32, 1),
            "tinyint" => isNullable ? new(0x26, 1) : new(0x30, 1),
            "smallint" => isNullable ? new(0x26, 2) : new(0x34, 2),
            "int" => isNullable ? new(0x26, 4) : new(0x38, 4),
            "bigint" => isNullable ? new(0x26, 8) : new(0x7F, 8),
            "real" => isNullable ? new(0x6D, 4) : new(0x3B, 4),
            "float" => isNullable ? new(0x6D, 8) : new(0x3E, 8),
            "money" => isNullable ? new(0x6E, 8) : new(0x3C, 8),
            "smallmoney" => isNullable ? new(0x6E, 4) : new(0x7A, 4),
            "datetime" => isNullable ? new(0x6F, 8) : new(0x3D, 8),
            "smalldatetime" => isNullable ? new(0x6F, 4) : new(0x3A, 4),
            "decimal" => new(0x6A, MaxDecimalSize, (byte)sizes[0], (byte)sizes[1]),
            "numeric" => new(0x6C, MaxDecimalSize, (byte)sizes[0], (byte)sizes[1]),
            "date" => new(0x28),
            "time" => new(0x29, Scale: ScaleOf(sizes)),
            "datetime2" => new(0x2A, Scale: ScaleOf(sizes)),
            "datetimeoffset" => new(0x2B, Scale: ScaleOf(sizes)),
            "uniqueidentifier" => new(0x24, 16),
            "char" => new(0xAF, sizes[0]),
            "varchar" => new(0xA7, sizes[0] < 0 ? Max : sizes[0]),
            "nchar" => new(0xEF, 2 * sizes[0]),
            "nvarchar" => new(0xE7, sizes[0] < 0 ? Max : 2 * sizes[0]),
            "sysname" => new(0xE7, 256),
            "binary" => new(0xAD, sizes[0]),
            "varbinary" => new(0xA5, sizes[0] < 0 ? Max : sizes[0]),
            "timestamp" => new(0xAD, 8),
            "text" => new(0x23, int.MaxValue),
            "ntext" => new(0x63, int.MaxValue - 1),
            "image" => new(0x22, int.MaxValue),
            "xml" => new(0xF1),
            "json" => new(0xE7, Max),
            "sql_variant" => new(0x62, 8009),
            _ => throw new InvalidDataException($"The type {text} is unknown here."),
        };
    }

    /// <summary>The type as a client describes it (TYPE_INFO).</summary>
    public static TdsType Read(TdsReader reader)
    {
        var type = new TdsType(reader.Byte());
        type = (type.Kind, type.Token) switch
        {
            (TdsKind.Fixed, _) => type with { Length = FixedSize(type.Token) },
            (_, 0x28) => type,
            (_, 0x29 or 0x2A or 0x2B) => type with { Scale = reader.Byte() },
            (_, 0x6A or 0x6C) => type with { Length = reader.Byte(), Precision = reader.Byte(), Scale = reader.Byte() },
            (TdsKind.Short, _) => type with { Length = reader.Byte() },
            (_, 0xF1) => ReadXml(reader, type),
            (TdsKind.Sized, _) => type with { Length = reader.UInt16() },
            _ => type with { Length = reader.Int32() },
        };
        if (type.IsText)
        {
            reader.Bytes(Collation.Length);
        }

        return type;
    }

    public void Write(TdsWriter writer)
    {
        writer.Byte(Token);
        _ = (Kind, Token) switch
        {
            (TdsKind.Fixed, _) or (_, 0x28) => writer,
            (_, 0x29 or 0x2A or 0x2B) => writer.Byte(Scale),
            (_, 0x6A or 0x6C) => writer.Byte(Length).Byte(Precision).Byte(Scale),
            (TdsKind.Short, _) or (_, 0xF1) => writer.Byte(Length),
            (TdsKind.Sized, _) => writer.UInt16(Length),
            _ => writer.Int32(Length),
        };
        if (IsText)
        {
            writer.Bytes(Collation);
        }
    }

    private static int FixedSize(byte token) => token switch { 0x30 or 0x32 => 1, 0x34 => 2, 0x38 or 0x3A or 0x3B or 0x7A => 4, _ => 8 };

    private static byte ScaleOf(int[] sizes) => (byte)(sizes.Length == 0 ? 7 : sizes[0]);

    private static TdsType ReadXml(TdsReader reader, TdsType type)
    {
        if (reader.Byte() != 0)
        {
            reader.ShortText();
            reader.ShortText();
            reader.LongText();
        }

        return type;
    }
}
