using System.Buffers.Text;
using Synth.Data;

namespace Synth.Connectors.MySql.Values;

/// <summary>
/// Reads dates and times as the engine spells them. Dates that are in no calendar (a month or day that is zero, 31 February, the year 0)
/// are
/// read as the zero date. A hot path: no allocation.
/// </summary>
internal static class TemporalText
{
    private const int DateLength = 10; // 2024-02-29

    /// <summary>Reads <c>2024-02-29</c> as days since 0001-01-01.</summary>
    public static bool TryReadDate(ReadOnlySpan<byte> text, out long days)
    {
        days = 0;
        if (text.Length < DateLength || text[4] != '-' || text[7] != '-'
            || !TryReadDigits(text[..4], out var year) || !TryReadDigits(text[5..7], out var month)
            || !TryReadDigits(text[8..10], out var day))
        {
            return false;
        }

        days = year is 0 || month is 0 or > 12 || day is 0 || day > DateTime.DaysInMonth(year, month)
            ? TemporalValues.ZeroDate
            : new DateOnly(year, month, day).DayNumber;
        return true;
    }

    /// <summary>Reads <c>2024-02-29 12:30:00.123456</c> as ticks since 0001-01-01.</summary>
    public static bool TryReadTimestamp(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (!TryReadDate(text, out var days) || text.Length < DateLength + 1 || !TryReadTime(text[(DateLength + 1)..], out var time))
        {
            return false;
        }

        ticks = days == TemporalValues.ZeroDate ? days : (days * TimeSpan.TicksPerDay) + time;
        return true;
    }

    /// <summary>Reads <c>-838:59:59.000000</c> as ticks.</summary>
    public static bool TryReadTime(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        var isNegative = text is [(byte)'-', ..];
        text = isNegative ? text[1..] : text;
        var colon = text.IndexOf((byte)':');
        if (colon < 1 || text.Length < colon + 6 || text[colon + 3] != ':'
            || !TryReadDigits(text[..colon], out var hours)
            || !TryReadDigits(text.Slice(colon + 1, 2), out var minutes)
            || !TryReadDigits(text.Slice(colon + 4, 2), out var seconds)
            || !TryReadFraction(text[(colon + 6)..], out var fraction))
        {
            return false;
        }

        ticks = (((((hours * 60L) + minutes) * 60) + seconds) * TimeSpan.TicksPerSecond) + fraction;
        ticks = isNegative ? -ticks : ticks;
        return true;
    }

    private static bool TryReadFraction(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        var digits = text[1..];
        if (text[0] != '.' || digits.Length > 7 || !TryReadDigits(digits, out var fraction))
        {
            return false;
        }

        ticks = fraction * (long)DecimalValues.PowerOfTen(7 - digits.Length);
        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<byte> text, out int number) =>
        Utf8Parser.TryParse(text, out number, out var used) && used == text.Length && number >= 0;
}
