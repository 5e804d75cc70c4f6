using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// How a column of few values follows from a date of its row: the number of the weekday, the promotion that all shops have on a day.
/// </summary>
/// <param name="Date">The column of the date.</param>
/// <param name="Part">The part that decides.</param>
/// <param name="Keys">The values of the part in the source, ascending.</param>
/// <param name="Codes">The code of the column for each of them. Shape [keys].</param>
internal sealed record CalendarFollow(string Date, CalendarPart Part, long[] Keys, byte[] Codes)
{
    /// <summary>The value of a part of a date.</summary>
    /// <param name="part">The part.</param>
    /// <param name="day">The date, in days since 0001-01-01.</param>
    public static long ValueOf(CalendarPart part, long day)
    {
        var date = DateOnly.FromDayNumber((int)Math.Clamp(day, 0, NumberLimits.Days.Most));
        return part switch
        {
            CalendarPart.Weekday => date.DayNumber % 7,
            CalendarPart.Month => date.Month,
            CalendarPart.DayOfMonth => date.Day,
            CalendarPart.Year => date.Year,
            _ => date.DayNumber,
        };
    }

    /// <summary>Learns which code goes with which value of the part.</summary>
    /// <param name="date">The column of the date.</param>
    /// <param name="part">The part that decides.</param>
    /// <param name="days">The dates. Shape [rows].</param>
    /// <param name="codes">The column's codes. Shape [rows].</param>
    public static CalendarFollow Of(string date, CalendarPart part, FixedVector<long> days, byte[] codes)
    {
        var known = new SortedDictionary<long, byte>();
        for (var row = 0; row < codes.Length; row++)
        {
            known.TryAdd(ValueOf(part, days.Values[row]), codes[row]);
        }

        return new CalendarFollow(date, part, [.. known.Keys], [.. known.Values]);
    }

    /// <summary>The code of the column for a date; for a part that the source does not have, that of the nearest one.</summary>
    /// <param name="day">The date, in days since 0001-01-01.</param>
    public byte CodeOf(long day)
    {
        var value = ValueOf(Part, day);
        var place = Array.BinarySearch(Keys, value);
        var after = Math.Min(place >= 0 ? place : ~place, Keys.Length - 1);
        return Codes[after > 0 && value - Keys[after - 1] < Math.Abs(Keys[after] - value) ? after - 1 : after];
    }
}
