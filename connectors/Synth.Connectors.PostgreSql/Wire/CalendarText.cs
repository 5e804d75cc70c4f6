using System.Globalization;
using Synth.Connectors.PostgreSql.Loading;
using Synth.Data;

namespace Synth.Connectors.PostgreSql.Wire;

/// <summary>Dates and times as PostgreSQL reads them: ISO 8601 with a blank before the time, and BC for years before 1.</summary>
internal static class CalendarText
{
    private const int MaxBytes = 40;

    /// <summary>Writes a date.</summary>
    /// <param name="days">Days since 0001-01-01, or one of <see cref="TemporalValues"/>.</param>
    /// <param name="writer">Where to.</param>
    public static void WriteDate(long days, CopyWriter writer)
    {
        if (TemporalValues.IsSpecial(days))
        {
            WriteSpecial(days, writer);
            return;
        }

        var year = WriteDay(days, writer);
        WriteEra(year, writer);
    }

    /// <summary>Writes a timestamp of 100 ns ticks since 0001-01-01.</summary>
    public static void WriteTimestamp(long ticks, CopyWriter writer)
    {
        if (TemporalValues.IsSpecial(ticks))
        {
            WriteSpecial(ticks, writer);
            return;
        }

        var days = (long)Math.Floor((decimal)ticks / TimeSpan.TicksPerDay);
        var year = WriteDay(days, writer);
        writer.WriteByte((byte)' ');
        WriteTime(ticks - (days * TimeSpan.TicksPerDay), writer);
        WriteEra(year, writer);
    }

    /// <summary>Writes ticks since midnight.</summary>
    public static void WriteTime(long ticks, CopyWriter writer)
    {
        var (hours, minutes) = (ticks / TimeSpan.TicksPerHour, ticks / TimeSpan.TicksPerMinute % 60);
        Write($"{hours:00}:{minutes:00}:{ticks / TimeSpan.TicksPerSecond % 60:00}.{ticks % TimeSpan.TicksPerSecond:0000000}", writer);
    }

    // MySQL's zero date comes before all others.
    private static void WriteSpecial(long value, CopyWriter writer) =>
        writer.Write(value == TemporalValues.PositiveInfinity ? "infinity"u8 : "-infinity"u8);

    // Hinnant 2013, "chrono-Compatible Low-Level Date Algorithms", civil_from_days: years begin in March, eras are of 400 years.
    private static long WriteDay(long days, CopyWriter writer)
    {
        const int daysFromMarchOfYear0 = 306;
        const int daysPerEra = 146_097;
        var shifted = days + daysFromMarchOfYear0;
        var era = (shifted >= 0 ? shifted : shifted - (daysPerEra - 1)) / daysPerEra;
        var dayOfEra = shifted - (era * daysPerEra);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var monthFromMarch = ((5 * dayOfYear) + 2) / 153;
        var day = dayOfYear - (((153 * monthFromMarch) + 2) / 5) + 1;
        var month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        var year = yearOfEra + (era * 400) + (month <= 2 ? 1 : 0);
        Write($"{(year > 0 ? year : 1 - year):0000}-{month:00}-{day:00}", writer);
        return year;
    }

    private static void WriteEra(long year, CopyWriter writer) => writer.Write(year > 0 ? [] : " BC"u8);

    private static void Write(FormattableString text, CopyWriter writer)
    {
        Span<byte> bytes = stackalloc byte[MaxBytes];
        writer.Write(bytes[..System.Text.Encoding.UTF8.GetBytes(text.ToString(CultureInfo.InvariantCulture), bytes)]);
    }
}
