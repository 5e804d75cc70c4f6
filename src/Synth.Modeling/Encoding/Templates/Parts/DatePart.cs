using System.Globalization;

namespace Synth.Modeling;

/// <summary>A date, or a part of one: that of another column of the row, or any within bounds.</summary>
/// <param name="Format">A custom format string of digits, as <c>yyyyMMdd</c>.</param>
/// <param name="FirstDay">The first day, since 0001-01-01.</param>
/// <param name="LastDay">The last day.</param>
/// <param name="Column">The column that it repeats; null for none.</param>
/// <param name="IsTimestamp">Whether that column counts ticks rather than days.</param>
internal sealed record DatePart(string Format, int FirstDay, int LastDay, string? Column, bool IsTimestamp) : TemplatePart
{
    // Beyond that years of two digits come again.
    private const int DaysOfCentury = 36_500;

    /// <summary>What is added to the number of the month, in rows of which century and gender; empty for nothing.</summary>
    public MonthShift[] Shifts { get; init; } = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Needs =>
        Shifts.Select(shift => shift.Column).Prepend(Column).OfType<string>().Distinct();

    /// <inheritdoc/>
    public override int LongestText => Format.Length;

    /// <summary>Days, where each has a text of its own and no column says which it is.</summary>
    public override long Capacity => Column is null && Format.Length >= 6 && Format.Contains("dd", StringComparison.Ordinal)
        ? Math.Min(LastDay - FirstDay + 1, DaysOfCentury)
        : 1;

    /// <inheritdoc/>
    public override TemplatePart Free() => this with { Column = null, Shifts = [.. Shifts.Where(shift => shift.Column is null)] };

    /// <inheritdoc/>
    public override void Draw(TextBuffer target, CellDraw draw, RowView row) =>
        Write(target, DateOnly.FromDayNumber(Column is not null && row.NumberOf(Column) is { } known
            ? (int)Math.Clamp(IsTimestamp ? known / TimeSpan.TicksPerDay : known, 0, DateOnly.MaxValue.DayNumber)
            : FirstDay + (int)draw.Below(0, LastDay - FirstDay + 1)), row);

    /// <inheritdoc/>
    public override void Write(TextBuffer target, long number, RowView row) =>
        Write(target, DateOnly.FromDayNumber(FirstDay + (int)number), row);

    private void Write(TextBuffer target, DateOnly date, RowView row)
    {
        Span<char> text = stackalloc char[16];
        date.TryFormat(text, out var written, Format, CultureInfo.InvariantCulture);
        if (Array.Find(Shifts, shift => shift.Holds(date, row)) is { } found)
        {
            text[Format.IndexOf("MM", StringComparison.Ordinal)] += (char)(found.Months / 10);
        }

        target.Append(text[..written]);
    }
}
