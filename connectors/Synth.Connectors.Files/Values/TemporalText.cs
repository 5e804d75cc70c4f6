using System.Buffers.Text;
using System.Globalization;
using Synth.Data;

namespace Synth.Connectors.Files.Values;

/// <summary>
/// Dates and times as ISO 8601 text with a blank before the time: <c>2024-02-29 23:59:59.1234567</c>. The values that are no point in
/// the calendar are <c>infinity</c>, <c>-infinity</c> and zeros (<c>0000-00-00</c>).
/// </summary>
internal static class TemporalText
{
    private const string ZeroDate = "0000-00-00";
    private const string Midnight = " 00:00:00";

    public static string FormatDate(long days) =>
        Special(days, "") ?? DateOnly.FromDayNumber((int)days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A timestamp, with <paramref name="zone"/> behind it.</summary>
    public static string FormatTimestamp(long ticks, string zone) =>
        Special(ticks, Midnight + zone) ?? new DateTime(ticks).ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + zone;

    /// <summary>A time of day, or a span of hours of either sign.</summary>
    public static string FormatTime(long ticks)
    {
        var (seconds, fraction) = Math.DivRem(Math.Abs(ticks), TimeSpan.TicksPerSecond);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{(ticks < 0 ? "-" : "")}{seconds / 3600:D2}:{seconds / 60 % 60:D2}:{seconds % 60:D2}.{fraction:D7}");
        return text.TrimEnd('0').TrimEnd('.') is var trimmed && fraction == 0 ? text[..^8] : trimmed;
    }

    public static bool TryParseDate(ReadOnlySpan<byte> text, out long days)
    {
        if (TryParseSpecial(text, out days))
        {
            return true;
        }

        var isDate = DateOnly.TryParseExact(Ascii(text), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        days = date.DayNumber;
        return isDate;
    }

    /// <summary>Reads a timestamp, with or without an offset of zero behind it.</summary>
    public static bool TryParseTimestamp(ReadOnlySpan<byte> text, out long ticks)
    {
        text = text.EndsWith("+00"u8) ? text[..^3] : text.EndsWith("Z"u8) ? text[..^1] : text;
        if (TryParseSpecial(text.EndsWith(" 00:00:00"u8) ? text[..^Midnight.Length] : text, out ticks))
        {
            return true;
        }

        ticks = 0;
        if (text.Length < 11 || text[10] is not ((byte)' ' or (byte)'T')
            || !TryParseTime(text[11..], out var time) || time is < 0 or >= TimeSpan.TicksPerDay
            || !DateOnly.TryParseExact(Ascii(text[..10]), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return false;
        }

        ticks = (date.DayNumber * TimeSpan.TicksPerDay) + time;
        return true;
    }

    public static bool TryParseTime(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        var isNegative = text is [(byte)'-', ..];
        var rest = isNegative ? text[1..] : text;
        if (!TakeNumber(ref rest, (byte)':', out var hours) || !TakeNumber(ref rest, (byte)':', out var minutes)
            || !TakeNumber(ref rest, (byte)'.', out var seconds) || minutes > 59
            || seconds > 59 || !TryParseFraction(rest, out var fraction))
        {
            return false;
        }

        ticks = (((((hours * 60) + minutes) * 60) + seconds) * TimeSpan.TicksPerSecond) + fraction;
        ticks = isNegative ? -ticks : ticks;
        return true;
    }

    private static string? Special(long value, string time) => value switch
    {
        TemporalValues.PositiveInfinity => "infinity",
        TemporalValues.NegativeInfinity => "-infinity",
        TemporalValues.ZeroDate => ZeroDate + time,
        _ => null,
    };

    private static bool TryParseSpecial(ReadOnlySpan<byte> text, out long value)
    {
        value = text.SequenceEqual("infinity"u8) ? TemporalValues.PositiveInfinity
            : text.SequenceEqual("-infinity"u8) ? TemporalValues.NegativeInfinity
            : TemporalValues.ZeroDate;
        return value != TemporalValues.ZeroDate || text.SequenceEqual("0000-00-00"u8);
    }

    // Ends with the separator, or with the text.
    private static bool TakeNumber(ref ReadOnlySpan<byte> text, byte separator, out long number)
    {
        var isNumber = Utf8Parser.TryParse(text, out number, out var used) && used > 0 && number is >= 0 and < 100_000;
        var isEnd = isNumber && used == text.Length;
        if (!isNumber || (!isEnd && text[used] != separator))
        {
            return false;
        }

        text = text[(isEnd ? used : used + 1)..];
        return true;
    }

    // DuckDB writes nine digits where it counts nanoseconds; the last two of a value of ours are zeros.
    private static bool TryParseFraction(ReadOnlySpan<byte> digits, out long ticks)
    {
        ticks = 0;
        var kept = digits.TrimEnd((byte)'0');
        if (kept.Length > 7 || kept.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        foreach (var digit in kept)
        {
            ticks = (ticks * 10) + (digit - '0');
        }

        ticks *= (long)DecimalValues.PowerOfTen(7 - kept.Length);
        return true;
    }

    private static string Ascii(ReadOnlySpan<byte> text) => System.Text.Encoding.ASCII.GetString(text);
}
