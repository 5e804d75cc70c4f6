namespace Synth.Modeling;

/// <summary>A date lies in the year that another column of its row tells: the season of a race, the fiscal year of a booking.</summary>
/// <param name="Column">The column of the date.</param>
/// <param name="Year">The column of the year.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
internal sealed record YearRule(string Column, string Year, long Support) : Rule(Column, Support, 0)
{
    private const int DaysOfWeek = 7;

    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Dependency;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Operands => [Year];

    /// <inheritdoc/>
    public override bool Computes => false;

    /// <inheritdoc/>
    public override string Formula(RuleNames names) => $"{names.Own(Year)} = year of {names.Own(Column)}";

    /// <summary>The year of a time; null beyond the calendar.</summary>
    /// <param name="ticks">Ticks since 0001-01-01.</param>
    public static int? YearOf(decimal ticks) =>
        ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTime((long)ticks).Year : null;

    /// <summary>
    /// The time in another year: at the same time of the year, on the same day of the week. Times beyond the calendar stay as they are.
    /// </summary>
    /// <param name="ticks">Ticks since 0001-01-01.</param>
    /// <param name="year">The year.</param>
    public static decimal Move(decimal ticks, decimal year)
    {
        if (YearOf(ticks) is not { } own || own == year || year <= DateTime.MinValue.Year || year >= DateTime.MaxValue.Year)
        {
            return ticks;
        }

        var time = new DateTime((long)ticks);
        var day = new DateTime((int)year, time.Month, Math.Min(time.Day, DateTime.DaysInMonth((int)year, time.Month)));
        var nearest = day.AddDays(((time.DayOfWeek - day.DayOfWeek + DaysOfWeek + (DaysOfWeek / 2)) % DaysOfWeek) - (DaysOfWeek / 2));
        nearest = nearest.AddDays(nearest.Year < (int)year ? DaysOfWeek : nearest.Year > (int)year ? -DaysOfWeek : 0);
        return nearest.Ticks + time.TimeOfDay.Ticks;
    }
}
