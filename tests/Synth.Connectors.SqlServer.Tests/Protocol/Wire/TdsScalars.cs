using System.Data.SqlTypes;
using System.Text;

namespace Synth.Connectors.SqlServer.Tests.Protocol.Wire;

/// <summary>The bytes of single values ([MS-TDS] 2.2.5.5), and what they mean as the driver has it.</summary>
internal static class TdsScalars
{
    private static readonly DateTime FirstDay = new(1900, 1, 1);

    private static readonly Encoding SingleBytes = Encoding.Latin1;

    public static byte[] Encode(TdsType type, object value) => type.Token switch
    {
        0x26 or 0x30 or 0x34 or 0x38 or 0x7F => Number(Convert.ToInt64(value, null), type.Length),
        0x68 or 0x32 => [(byte)((bool)value ? 1 : 0)],
        0x6D or 0x3B or 0x3E => type.Length == 4
            ? BitConverter.GetBytes(Convert.ToSingle(value, null))
            : BitConverter.GetBytes(Convert.ToDouble(value, null)),
        0x6E or 0x3C or 0x7A => EncodeMoney((decimal)value, type.Length),
        0x6A or 0x6C => EncodeDecimal((SqlDecimal)value, type),
        0x24 => ((Guid)value).ToByteArray(),
        0x6F or 0x3D or 0x3A => TdsTimes.EncodeDateTime((DateTime)value - FirstDay, type.Length),
        0x28 => TdsTimes.EncodeDay((DateTime)value),
        0x29 => TdsTimes.EncodeTime((TimeSpan)value, type.Scale),
        0x2A => TdsTimes.EncodeMoment((DateTime)value, type.Scale),
        0x2B => TdsTimes.EncodeOffset((DateTimeOffset)value, type.Scale),
        0xEF => Encoding.Unicode.GetBytes(((string)value).PadRight(type.Length / 2)),
        0xE7 or 0x63 or 0xF1 => Encoding.Unicode.GetBytes((string)value),
        0xAF => SingleBytes.GetBytes(((string)value).PadRight(type.Length)),
        0xA7 or 0x23 => SingleBytes.GetBytes((string)value),
        0xAD => [.. (byte[])value, .. new byte[type.Length - ((byte[])value).Length]],
        0x62 => [],
        _ => (byte[])value,
    };

    public static object Decode(TdsType type, byte[] bytes) => type.Token switch
    {
        0x26 or 0x30 or 0x34 or 0x38 or 0x7F => DecodeInteger(bytes),
        0x68 or 0x32 => bytes[0] != 0,
        0x6D or 0x3B or 0x3E => bytes.Length == 4 ? (object)BitConverter.ToSingle(bytes) : BitConverter.ToDouble(bytes),
        0x6E or 0x3C or 0x7A => DecodeMoney(bytes),
        0x6A or 0x6C => DecodeDecimal(type, bytes),
        0x24 => new Guid(bytes),
        0x6F or 0x3D or 0x3A => FirstDay + TdsTimes.DecodeDateTime(bytes),
        0x28 => TdsTimes.DecodeDay(bytes),
        0x29 => TdsTimes.DecodeTime(bytes, type.Scale),
        0x2A => TdsTimes.DecodeMoment(bytes, type.Scale),
        0x2B => TdsTimes.DecodeOffset(bytes, type.Scale),
        0xE7 or 0xEF or 0x63 or 0xF1 => Encoding.Unicode.GetString(bytes),
        0xA7 or 0xAF or 0x23 => SingleBytes.GetString(bytes),
        _ => bytes,
    };

    private static byte[] Number(long value, int size) => BitConverter.GetBytes(value)[..size];

    private static object DecodeInteger(byte[] bytes) => bytes.Length switch
    {
        1 => (object)bytes[0],
        2 => BitConverter.ToInt16(bytes),
        4 => BitConverter.ToInt32(bytes),
        _ => BitConverter.ToInt64(bytes),
    };

    // Eight bytes come with the upper half first.
    private static byte[] EncodeMoney(decimal value, int size)
    {
        var amount = (long)(value * 10_000);
        return size == 4 ? Number(amount, 4) : [.. Number(amount >> 32, 4), .. Number(amount, 4)];
    }

    private static decimal DecodeMoney(byte[] bytes) => bytes.Length == 4
        ? BitConverter.ToInt32(bytes) / 10_000m
        : (((long)BitConverter.ToInt32(bytes) << 32) | BitConverter.ToUInt32(bytes, 4)) / 10_000m;

    private static byte[] EncodeDecimal(SqlDecimal given, TdsType type)
    {
        var value = SqlDecimal.AdjustScale(given, type.Scale - given.Scale, fRound: true);
        var size = type.Precision switch { <= 9 => 4, <= 19 => 8, <= 28 => 12, _ => 16 };
        return [(byte)(value.IsPositive ? 1 : 0), .. value.Data.SelectMany(BitConverter.GetBytes).Take(size)];
    }

    private static SqlDecimal DecodeDecimal(TdsType type, byte[] bytes)
    {
        var words = new int[4];
        Buffer.BlockCopy(bytes, 1, words, 0, bytes.Length - 1);
        return new SqlDecimal(type.Precision, type.Scale, bytes[0] == 1, words);
    }
}
