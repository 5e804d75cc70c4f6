namespace Synth.Engine.Demo.Making;

/// <summary>The shop's time: from its opening to the moment at which the database is looked at.</summary>
internal static class ShopCalendar
{
    /// <summary>The first customer could register then.</summary>
    public static readonly DateTime Opening = new(2021, 1, 4, 8, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Nothing in the database is later.</summary>
    public static readonly DateTime Now = new(2025, 6, 30, 18, 0, 0, DateTimeKind.Unspecified);

    /// <summary>The largest value of <see cref="Demand"/>.</summary>
    public const double PeakDemand = 2.1 * 1.2;

    /// <summary>How busy a day is: presents before Christmas, a quiet August, most orders on Sunday and Monday.</summary>
    public static double Demand(DateTime date)
    {
        var month = date.Month switch { 11 => 1.7, 12 => 2.1, 1 or 2 => 0.8, 7 => 0.85, 8 => 0.7, _ => 1.0 };
        var weekday = date.DayOfWeek switch { DayOfWeek.Sunday => 1.2, DayOfWeek.Monday => 1.15, DayOfWeek.Saturday => 0.8, _ => 1.0 };
        return month * weekday;
    }

    /// <summary>Whole seconds, as the database keeps them.</summary>
    public static DateTime ToSecond(this DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    /// <summary>
    /// The moment by which <paramref name="share"/> of all customers have registered; more of them do every month.
    /// </summary>
    public static DateTime Registration(double share) =>
        (Opening + ((Now - Opening - TimeSpan.FromDays(1)) * Math.Pow(share, 0.75))).ToSecond();
}
