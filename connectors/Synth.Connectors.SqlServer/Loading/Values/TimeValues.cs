using Synth.Data;

namespace Synth.Connectors.SqlServer.Loading.Values;

/// <summary>date, and dates for columns with a time of day. What is no day of the calendar becomes its first or last day.</summary>
/// <param name="range">The days that the target's column holds.</param>
internal sealed class DateValues(CalendarRange range) : ColumnValues
{
    public override Type FieldType => typeof(DateTime);

    public override bool Fits(ColumnVector vector, int row)
    {
        var day = ((FixedVector<long>)vector).Values[row];
        return TemporalValues.IsSpecial(day) || range.HoldsDay(day);
    }

    public override object Get(ColumnVector vector, int row)
    {
        var day = ((FixedVector<long>)vector).Values[row];
        return TemporalValues.IsSpecial(day) ? range.Nearest(day) : new DateTime(day * TimeSpan.TicksPerDay);
    }
}

/// <summary>datetime2, datetime and smalldatetime. What is no point in the calendar becomes its beginning or end.</summary>
/// <param name="range">The moments that the target's column holds.</param>
internal sealed class TimestampValues(CalendarRange range) : ColumnValues
{
    public override Type FieldType => typeof(DateTime);

    public override bool Fits(ColumnVector vector, int row)
    {
        var ticks = ((FixedVector<long>)vector).Values[row];
        return TemporalValues.IsSpecial(ticks) || range.Holds(ticks);
    }

    public override object Get(ColumnVector vector, int row)
    {
        var ticks = ((FixedVector<long>)vector).Values[row];
        return TemporalValues.IsSpecial(ticks) ? range.Nearest(ticks) : new DateTime(ticks);
    }
}

/// <summary>datetimeoffset, always with the offset of UTC.</summary>
internal sealed class InstantValues : ColumnValues
{
    public override Type FieldType => typeof(DateTimeOffset);

    public override bool Fits(ColumnVector vector, int row)
    {
        var ticks = ((FixedVector<long>)vector).Values[row];
        return TemporalValues.IsSpecial(ticks) || CalendarRange.Whole.Holds(ticks);
    }

    public override object Get(ColumnVector vector, int row)
    {
        var ticks = ((FixedVector<long>)vector).Values[row];
        return new DateTimeOffset(TemporalValues.IsSpecial(ticks) ? CalendarRange.Whole.Nearest(ticks).Ticks : ticks, TimeSpan.Zero);
    }
}

/// <summary>time, which ends before midnight: 24:00 becomes the last moment before it.</summary>
/// <param name="fractionalDigits">Digits of the second's fraction of the target's column.</param>
internal sealed class TimeOfDayValues(int fractionalDigits) : ColumnValues
{
    private const int TickDigits = 7;

    private readonly long last = TimeSpan.TicksPerDay - (long)DecimalValues.PowerOfTen(TickDigits - fractionalDigits);

    public override Type FieldType => typeof(TimeSpan);

    public override bool Fits(ColumnVector vector, int row) => ((FixedVector<long>)vector).Values[row] is >= 0 and <= TimeSpan.TicksPerDay;

    public override object Get(ColumnVector vector, int row)
    {
        var ticks = ((FixedVector<long>)vector).Values[row];
        return new TimeSpan(ticks == TimeSpan.TicksPerDay ? last : ticks);
    }
}
