using System.Globalization;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Times lie on some days of the week only, or within some hours of the day: what is shipped is shipped when people work.
/// </summary>
/// <param name="Column">The column.</param>
/// <param name="Days">The days of the week, 0 for Sunday.</param>
/// <param name="FirstHour">The first hour of the day.</param>
/// <param name="LastHour">The last hour.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
internal sealed record CalendarRule(string Column, ValueList<int> Days, int FirstHour, int LastHour, long Support)
    : Rule(Column, Support, 0)
{
    private const long Day = TimeSpan.TicksPerDay;

    /// <summary>Whether nothing lies after the first moment of the last hour: who closes at six is done at six.</summary>
    public bool IsSharp { get; init; }

    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Grid;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Operands => [];

    /// <inheritdoc/>
    public override bool Computes => false;

    /// <inheritdoc/>
    public override string Formula(RuleNames names)
    {
        var days = string.Join(", ", Days.Select(day => CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedDayNames[day]));
        var hours = $"{FirstHour:00} to {LastHour:00}{(IsSharp ? ":00" : " o'clock")}";
        var limits = new[] { Days.Count < 7 ? days : "", FirstHour > 0 || LastHour < 23 ? hours : "" };
        return $"{names.Own(Column)} in {string.Join(", ", limits.Where(limit => limit.Length > 0))}";
    }

    /// <summary>Whether a time keeps the rule.</summary>
    public bool Holds(decimal ticks) => Days.Contains(DayOf(ticks)) && HourOf(ticks) >= FirstHour && !IsLate(ticks);

    /// <summary>The last moment of a day of work, for a time that lies after it on that day; null for other times.</summary>
    public decimal? EndBefore(decimal ticks) => IsSharp && IsLate(ticks) && Days.Contains(DayOf(ticks))
        ? (Math.Floor(ticks / Day) * Day) + (LastHour * TimeSpan.TicksPerHour)
        : null;

    /// <summary>
    /// The time itself, or one that keeps the rule: on the next of its days, at an hour that the bits say, minutes as they were.
    /// </summary>
    /// <param name="ticks">The time.</param>
    /// <param name="bits">Uniform random bits.</param>
    public decimal Move(decimal ticks, ulong bits)
    {
        var day = Math.Floor(ticks / Day) + (IsLate(ticks) ? 1 : 0);
        while (!Days.Contains(DayOf(day * Day)))
        {
            day++;
        }

        var isSame = day == Math.Floor(ticks / Day);
        var hour = isSame && HourOf(ticks) >= FirstHour
            ? HourOf(ticks)
            : FirstHour + (int)Math.BigMul(bits, (ulong)(LastHour - FirstHour + (IsSharp ? 0 : 1)), out _);
        return (day * Day) + (hour * TimeSpan.TicksPerHour) + (ticks % TimeSpan.TicksPerHour);
    }

    /// <summary>The day of the week, 0 for Sunday; the first day of the calendar is a Monday.</summary>
    public static int DayOf(decimal ticks) => (int)((Math.Floor(ticks / Day) + 1) % 7);

    /// <summary>The hour of the day.</summary>
    public static int HourOf(decimal ticks) => (int)(ticks % Day / TimeSpan.TicksPerHour);

    private bool IsLate(decimal ticks) =>
        HourOf(ticks) > LastHour || (IsSharp && HourOf(ticks) == LastHour && ticks % TimeSpan.TicksPerHour > 0);
}
