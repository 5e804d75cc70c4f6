namespace Synth.Modeling;

/// <summary>A part of a date that decides a column of the row.</summary>
internal enum CalendarPart
{
    /// <summary>The day of the week, Monday 0 to Sunday 6.</summary>
    Weekday,

    /// <summary>The month, 1 to 12.</summary>
    Month,

    /// <summary>The day of the month, 1 to 31.</summary>
    DayOfMonth,

    /// <summary>The year.</summary>
    Year,

    /// <summary>The date as a whole, in days since 0001-01-01.</summary>
    Date,
}
