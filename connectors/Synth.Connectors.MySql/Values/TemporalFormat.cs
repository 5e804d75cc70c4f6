using Synth.Data;

namespace Synth.Connectors.MySql.Values;

/// <summary>
/// Writes dates and times as the engine reads them. What its calendar lacks becomes the nearest day that it has: infinities the first
/// and the last.
/// Digits beyond the column's are cut off. A hot path: no allocation.
/// </summary>
internal static class TemporalFormat
{
    /// <summary>The most bytes that a value needs.</summary>
    public const int MaxLength = 40;

    private const int DateLength = 10;

    /// <summary>The ticks that DATETIME holds, first and last, without the fraction of the last second.</summary>
    public static (long First, long Last) DateTimeRange { get; } = (0, DateTime.MaxValue.Ticks);

    /// <summary>The ticks that TIMESTAMP holds on every version: the seconds of 31 bits since 1970, without its first.</summary>
    public static (long First, long Last) TimestampRange { get; } =
        (DateTime.UnixEpoch.Ticks + TimeSpan.TicksPerSecond, DateTime.UnixEpoch.Ticks + (int.MaxValue * TimeSpan.TicksPerSecond));

    /// <summary>Writes days since 0001-01-01.</summary>
    public static int WriteDate(long days, Span<byte> room)
    {
        if (days == TemporalValues.ZeroDate)
        {
            "0000-00-00"u8.CopyTo(room);
            return DateLength;
        }

        var date = DateOnly.FromDayNumber((int)Math.Clamp(days, 0, DateOnly.MaxValue.DayNumber));
        WriteDigits(date.Year, room[..4]);
        room[4] = (byte)'-';
        WriteDigits(date.Month, room[5..7]);
        room[7] = (byte)'-';
        WriteDigits(date.Day, room[8..10]);
        return DateLength;
    }

    /// <summary>Writes ticks since 0001-01-01.</summary>
    public static int WriteTimestamp(long ticks, int digits, Span<byte> room)
    {
        if (ticks == TemporalValues.ZeroDate)
        {
            "0000-00-00 00:00:00"u8.CopyTo(room);
            return DateLength + 9;
        }

        WriteDate(ticks / TimeSpan.TicksPerDay, room);
        room[DateLength] = (byte)' ';
        return DateLength + 1 + WriteTime(ticks % TimeSpan.TicksPerDay, digits, room[(DateLength + 1)..]);
    }

    /// <summary>Writes ticks of a time, which may be negative or beyond a day.</summary>
    public static int WriteTime(long ticks, int digits, Span<byte> room)
    {
        var length = 0;
        if (ticks < 0)
        {
            room[length++] = (byte)'-';
            ticks = -ticks;
        }

        var (seconds, fraction) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        var hours = (int)(seconds / 3600);
        var hourDigits = hours < 100 ? 2 : 3;
        WriteDigits(hours, room.Slice(length, hourDigits));
        length += hourDigits;
        room[length++] = (byte)':';
        WriteDigits((int)(seconds / 60 % 60), room.Slice(length, 2));
        room[length + 2] = (byte)':';
        WriteDigits((int)(seconds % 60), room.Slice(length + 3, 2));
        length += 5;
        if (digits == 0)
        {
            return length;
        }

        room[length++] = (byte)'.';
        WriteDigits((int)(fraction / (long)DecimalValues.PowerOfTen(7 - digits)), room.Slice(length, digits));
        return length + digits;
    }

    private static void WriteDigits(int number, Span<byte> room)
    {
        for (var i = room.Length - 1; i >= 0; i--)
        {
            room[i] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }
}
