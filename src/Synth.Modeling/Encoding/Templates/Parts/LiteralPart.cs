namespace Synth.Modeling;

/// <summary>A text that never changes.</summary>
/// <param name="Text">The text.</param>
internal sealed record LiteralPart(string Text) : TemplatePart
{
    /// <inheritdoc/>
    public override int LongestText => Text.Length;

    /// <inheritdoc/>
    public override void Draw(TextBuffer target, CellDraw draw, RowView row) => target.Append(Text);
}
