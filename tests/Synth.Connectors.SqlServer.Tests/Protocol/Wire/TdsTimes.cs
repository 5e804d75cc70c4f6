namespace Synth.Connectors.SqlServer.Tests.Protocol.Wire;

/// <summary>Dates and times on the wire ([MS-TDS] 2.2.5.5.1.8): days since the year 1, and parts of seconds since midnight.</summary>
internal static class TdsTimes
{
    private const int DaySize = 3;
    private const int OffsetSize = 2;
    private const int TickDigits = 7;
    private const int TicksOfOldTime = 300;

    public static byte[] EncodeDay(DateTime value) => Bytes(value.Ticks / TimeSpan.TicksPerDay, DaySize);

    public static byte[] EncodeTime(TimeSpan value, int scale) =>
        Bytes(value.Ticks / Unit(scale), scale switch { <= 2 => 3, <= 4 => 4, _ => 5 });

    public static byte[] EncodeMoment(DateTime value, int scale) => [.. EncodeTime(value.TimeOfDay, scale), .. EncodeDay(value)];

    public static byte[] EncodeOffset(DateTimeOffset value, int scale) =>
        [.. EncodeMoment(value.UtcDateTime, scale), .. Bytes((long)value.Offset.TotalMinutes, OffsetSize)];

    /// <summary>datetime has days and 300ths of a second, smalldatetime days and minutes.</summary>
    public static byte[] EncodeDateTime(TimeSpan sinceFirst, int size)
    {
        var days = (long)Math.Floor(sinceFirst.TotalDays);
        var rest = sinceFirst - TimeSpan.FromDays(days);
        return size == 4
            ? [.. Bytes(days, 2), .. Bytes((long)rest.TotalMinutes, 2)]
            : [.. Bytes(days, 4), .. Bytes((long)Math.Round(rest.TotalSeconds * TicksOfOldTime), 4)];
    }

    public static DateTime DecodeDay(ReadOnlySpan<byte> bytes) => new(Number(bytes) * TimeSpan.TicksPerDay);

    public static TimeSpan DecodeTime(ReadOnlySpan<byte> bytes, int scale) => new(Number(bytes) * Unit(scale));

    public static DateTime DecodeMoment(ReadOnlySpan<byte> bytes, int scale) =>
        DecodeDay(bytes[^DaySize..]) + DecodeTime(bytes[..^DaySize], scale);

    public static DateTimeOffset DecodeOffset(ReadOnlySpan<byte> bytes, int scale)
    {
        var offset = TimeSpan.FromMinutes((short)Number(bytes[^OffsetSize..]));
        return new DateTimeOffset(DecodeMoment(bytes[..^OffsetSize], scale), TimeSpan.Zero).ToOffset(offset);
    }

    public static TimeSpan DecodeDateTime(byte[] bytes) => bytes.Length == 4
        ? TimeSpan.FromDays(BitConverter.ToUInt16(bytes)) + TimeSpan.FromMinutes(BitConverter.ToUInt16(bytes, 2))
        : TimeSpan.FromDays(BitConverter.ToInt32(bytes))
            + TimeSpan.FromMilliseconds(Math.Round(BitConverter.ToInt32(bytes, 4) * 1000.0 / TicksOfOldTime));

    private static long Unit(int scale) => (long)Math.Pow(10, TickDigits - scale);

    private static byte[] Bytes(long value, int size) => BitConverter.GetBytes(value)[..size];

    private static long Number(ReadOnlySpan<byte> bytes)
    {
        Span<byte> whole = stackalloc byte[8];
        bytes.CopyTo(whole);
        return BitConverter.ToInt64(whole);
    }
}
