namespace Synth.Modeling;

/// <summary>A character that another column of the row decides: the digit that tells men from women.</summary>
/// <param name="Column">The column.</param>
/// <param name="Values">Its values.</param>
/// <param name="Alphabets">For each of them the characters there are.</param>
/// <param name="Others">The characters in rows with another value, or without one.</param>
internal sealed record FollowingPart(string Column, string[] Values, Alphabet[] Alphabets, Alphabet Others) : TemplatePart
{
    /// <inheritdoc/>
    public override IEnumerable<string> Needs => [Column];

    /// <inheritdoc/>
    public override int LongestText => 1;

    /// <inheritdoc/>
    public override TemplatePart Free() => new CharactersPart([Others]);

    /// <inheritdoc/>
    public override void Draw(TextBuffer target, CellDraw draw, RowView row)
    {
        var place = row.ValueOf(Column) is { } value ? Array.IndexOf(Values, value) : -1;
        target.Append((place < 0 ? Others : Alphabets[place]).Draw(draw.Bits(0)));
    }
}
