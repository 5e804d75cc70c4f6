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
    /// <inheritdoc/>
    public override IEnumerable<string> Needs => Column is null ? [] : [Column];

    /// <inheritdoc/>
    public override int LongestText => Format.Length;

    /// <inheritdoc/>
    public override void Draw(TextBuffer target, CellDraw draw, RowView row)
    {
        var day = Column is not null && row.NumberOf(Column) is { } known
            ? (int)Math.Clamp(IsTimestamp ? known / TimeSpan.TicksPerDay : known, 0, DateOnly.MaxValue.DayNumber)
            : FirstDay + (int)draw.Below(0, LastDay - FirstDay + 1);
        Span<char> text = stackalloc char[16];
        DateOnly.FromDayNumber(day).TryFormat(text, out var written, Format, CultureInfo.InvariantCulture);
        target.Append(text[..written]);
    }
}
