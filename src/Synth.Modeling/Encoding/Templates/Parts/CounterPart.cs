namespace Synth.Modeling;

/// <summary>A number that grows from row to row.</summary>
/// <param name="Start">The number of the first row.</param>
/// <param name="Step">The distance from row to row, at least 1.</param>
/// <param name="Width">The fewest digits; shorter numbers begin with zeros.</param>
internal sealed record CounterPart(long Start, long Step, int Width) : TemplatePart
{
    /// <inheritdoc/>
    public override int LongestText => Math.Max(Width, 10);

    /// <inheritdoc/>
    public override void Draw(TextBuffer target, CellDraw draw, RowView row) => target.Append(Start + (Step * draw.Position), Width);
}
