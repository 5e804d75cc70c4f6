namespace Synth.Modeling;

/// <summary>One of several texts that enough families share.</summary>
/// <param name="Values">The texts with their rows, at least one.</param>
internal sealed record ChoicePart(CategoryValue[] Values) : TemplatePart
{
    private readonly Alphabet numbers = new(string.Concat(Values.Select((_, i) => (char)i)), [.. Values.Select(value => value.Rows)]);

    /// <inheritdoc/>
    public override long Capacity => Values.Length;

    /// <inheritdoc/>
    public override int LongestText => Values.Max(value => value.Text.Length);

    /// <inheritdoc/>
    public override TemplatePart Fold() => new ChoicePart([.. Values.DistinctBy(value => value.Text.ToUpperInvariant())]);

    /// <inheritdoc/>
    public override void Draw(TextBuffer target, CellDraw draw, RowView row) => target.Append(Values[numbers.Draw(draw.Bits(0))].Text);

    /// <inheritdoc/>
    public override void Write(TextBuffer target, long number, RowView row) => target.Append(Values[number].Text);
}
