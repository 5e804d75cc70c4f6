namespace Synth.Modeling;

/// <summary>A whole number within bounds.</summary>
/// <param name="Low">The smallest.</param>
/// <param name="High">The largest.</param>
/// <param name="Width">The fewest digits; shorter numbers begin with zeros.</param>
internal sealed record NumberPart(long Low, long High, int Width) : TemplatePart
{
    /// <inheritdoc/>
    public override long Capacity => High - Low + 1;

    /// <inheritdoc/>
    public override int LongestText => Math.Max(Width, High.ToString(System.Globalization.CultureInfo.InvariantCulture).Length);

    /// <inheritdoc/>
    public override TemplatePart Widen() =>
        Width > 0 ? this with { Low = 0, High = Math.Max(High, (long)Data.DecimalValues.PowerOfTen(Math.Min(Width, 18)) - 1) } : this;

    /// <inheritdoc/>
    public override void Draw(TextBuffer target, CellDraw draw, RowView row) => Write(target, draw.Below(0, Capacity), row);

    /// <inheritdoc/>
    public override void Write(TextBuffer target, long number, RowView row) => target.Append(Low + number, Width);
}
