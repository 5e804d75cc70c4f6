using System.Globalization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.Sqlite.Values;

/// <summary>
/// One spelling of dates, times or timestamps as ISO 8601 text: <c>2024-02-29</c>, <c>13:45</c>, <c>2024-02-29T13:45:10.25Z</c>.
/// A column is temporal when all its values share one, so that they can be written back as they were.
/// </summary>
/// <param name="HasDate">Whether it starts with year, month and day.</param>
/// <param name="HasTime">Whether it has hours and minutes.</param>
/// <param name="HasSeconds">Whether seconds follow the minutes.</param>
/// <param name="FractionalDigits">Digits of the second's fraction, 0 to 7.</param>
/// <param name="Separator">What stands between date and time, T or a blank.</param>
/// <param name="IsUtc">Whether it ends in Z.</param>
internal readonly record struct TemporalForm(
    bool HasDate, bool HasTime, bool HasSeconds = true, int FractionalDigits = 0, char Separator = ' ', bool IsUtc = false)
{
    /// <summary>The most bytes that <see cref="Write"/> needs.</summary>
    public const int MaxLength = 40;

    /// <summary>The most digits of a second's fraction.</summary>
    public const int MaxFractionalDigits = 7;

    /// <summary>The neutral type of a column of this form.</summary>
    public ColumnType Type => (HasDate, HasTime) switch
    {
        (true, false) => new DateType(),
        (true, true) => new TimestampType(FractionalDigits, IsUtc),
        _ => new TimeType(FractionalDigits),
    };

    /// <summary>The form as <see cref="Column.ValueForm"/> keeps it: null when the type alone tells it.</summary>
    public string? ValueForm => !HasTime || (HasSeconds && Separator == ' ')
        ? null
        : $"{(HasDate ? $"yyyy-MM-dd{Separator}" : "")}HH:mm{(HasSeconds ? ":ss" : "")}";

    /// <summary>The form of a column's values.</summary>
    public static TemporalForm Of(ColumnType type, string? valueForm)
    {
        var hasSeconds = valueForm?.EndsWith(":ss", StringComparison.Ordinal) ?? true;
        var separator = valueForm?.Contains('T', StringComparison.Ordinal) == true ? 'T' : ' ';
        return type switch
        {
            DateType => new TemporalForm(HasDate: true, HasTime: false),
            TimeType time => new TemporalForm(HasDate: false, HasTime: true, hasSeconds, time.FractionalDigits),
            TimestampType stamp =>
                new TemporalForm(HasDate: true, HasTime: true, hasSeconds, stamp.FractionalDigits, separator, stamp.IsInstant),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No temporal type."),
        };
    }

    /// <summary>The form and value of a text, if it has one. Special dates have none of their own.</summary>
    public static bool TryRecognize(ReadOnlySpan<byte> text, out TemporalForm form, out long value)
    {
        form = default;
        value = 0;
        var hasDate = text.Length >= 10 && text[4] == '-';
        long days = 0;
        if (hasDate)
        {
            if (!TryDate(text[..10], out days))
            {
                return false;
            }

            text = text[10..];
            if (text.IsEmpty)
            {
                form = new TemporalForm(HasDate: true, HasTime: false);
                value = days;
                return true;
            }
        }

        var separator = hasDate ? (char)text[0] : ' ';
        if (separator is not (' ' or 'T') || !TryTime(hasDate ? text[1..] : text, out form, out var ticks))
        {
            return false;
        }

        form = form with { HasDate = hasDate, Separator = separator };
        value = (days * TimeSpan.TicksPerDay) + ticks;
        return hasDate || !form.IsUtc;
    }

    /// <summary>A date outside the calendar: <c>infinity</c>, <c>-infinity</c>, <c>0000-00-00</c>.</summary>
    public static bool TryRecognizeSpecial(ReadOnlySpan<byte> text, out long value)
    {
        value = text.SequenceEqual("infinity"u8) ? TemporalValues.PositiveInfinity
            : text.SequenceEqual("-infinity"u8) ? TemporalValues.NegativeInfinity
            : text.SequenceEqual("0000-00-00"u8) ? TemporalValues.ZeroDate
            : 0;
        return value != 0;
    }

    /// <summary>The value of a text of exactly this form, or of a special date.</summary>
    public bool TryParse(ReadOnlySpan<byte> text, out long value) =>
        (TryRecognize(text, out var form, out value) && form == this) || (HasDate && TryRecognizeSpecial(text, out value));

    /// <summary>Writes a value in this form; digits beyond the form's are cut off.</summary>
    /// <returns>The bytes written.</returns>
    public int Write(long value, Span<byte> target)
    {
        if (HasDate && TemporalValues.IsSpecial(value))
        {
            return WriteSpecial(value, target);
        }

        var length = 0;
        var (days, ticks) = !HasTime ? (value, 0) : HasDate ? Math.DivRem(value, TimeSpan.TicksPerDay) : (0, value);
        if (HasDate)
        {
            DateOnly.FromDayNumber((int)days).TryFormat(target, out length, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        if (HasDate && HasTime)
        {
            target[length++] = (byte)Separator;
        }

        return HasTime ? length + WriteTime(ticks, target[length..]) : length;
    }

    private static int WriteSpecial(long value, Span<byte> target)
    {
        var text = value switch
        {
            TemporalValues.PositiveInfinity => "infinity"u8,
            TemporalValues.NegativeInfinity => "-infinity"u8,
            _ => "0000-00-00"u8,
        };
        text.CopyTo(target);
        return text.Length;
    }

    private int WriteTime(long ticks, Span<byte> target)
    {
        var length = 0;
        if (ticks < 0)
        {
            target[length++] = (byte)'-';
            ticks = -ticks;
        }

        // Spans of more than a day (MySQL) need more than two digits for their hours.
        var hours = ticks / TimeSpan.TicksPerHour;
        hours.TryFormat(target[length..], out var hourLength, "00", CultureInfo.InvariantCulture);
        length += hourLength;
        length += WriteDigits(ticks / TimeSpan.TicksPerMinute % 60, 2, ':', target[length..]);
        if (HasSeconds)
        {
            length += WriteDigits(ticks / TimeSpan.TicksPerSecond % 60, 2, ':', target[length..]);
        }

        if (FractionalDigits > 0)
        {
            var fraction = ticks % TimeSpan.TicksPerSecond / (long)DecimalValues.PowerOfTen(MaxFractionalDigits - FractionalDigits);
            length += WriteDigits(fraction, FractionalDigits, '.', target[length..]);
        }

        if (IsUtc)
        {
            target[length++] = (byte)'Z';
        }

        return length;
    }

    private static int WriteDigits(long number, int count, char mark, Span<byte> target)
    {
        target[0] = (byte)mark;
        for (var i = count; i > 0; i--)
        {
            target[i] = (byte)('0' + (number % 10));
            number /= 10;
        }

        return count + 1;
    }

    private static bool TryDate(ReadOnlySpan<byte> text, out long days)
    {
        days = 0;
        if (text[7] != '-' || !TryDigits(text[..4], out var year)
            || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..10], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        days = new DateOnly(year, month, day).DayNumber;
        return true;
    }

    private static bool TryTime(ReadOnlySpan<byte> text, out TemporalForm form, out long ticks)
    {
        form = default;
        ticks = 0;
        if (text.Length < 5 || text[2] != ':' || !TryDigits(text[..2], out var hours)
            || !TryDigits(text[3..5], out var minutes) || hours > 23 || minutes > 59)
        {
            return false;
        }

        var (seconds, fraction, digits) = (0, 0, 0);
        text = text[5..];
        var hasSeconds = text.Length >= 3 && text[0] == ':';
        if (hasSeconds)
        {
            if (!TryDigits(text[1..3], out seconds) || seconds > 59)
            {
                return false;
            }

            text = text[3..];
            if (text.Length > 1 && text[0] == '.')
            {
                digits = text[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') is var end && end < 0 ? text.Length - 1 : end;
                if (digits is 0 or > MaxFractionalDigits || !TryDigits(text.Slice(1, digits), out fraction))
                {
                    return false;
                }

                text = text[(digits + 1)..];
            }
        }

        var isUtc = text.SequenceEqual("Z"u8);
        form = new TemporalForm(HasDate: false, HasTime: true, hasSeconds, digits, ' ', isUtc);
        ticks = (((hours * 60L) + minutes) * TimeSpan.TicksPerMinute) + (seconds * TimeSpan.TicksPerSecond)
            + (fraction * (long)DecimalValues.PowerOfTen(MaxFractionalDigits - digits));
        return text.IsEmpty || isUtc;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var c in text)
        {
            if (c is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            number = (number * 10) + (c - '0');
        }

        return true;
    }
}
