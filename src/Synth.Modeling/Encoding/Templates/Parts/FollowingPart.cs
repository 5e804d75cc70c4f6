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

    /// <summary>As many characters as each value has.</summary>
    public override long Capacity => Alphabets.Min(alphabet => alphabet.Characters.Length);

    /// <inheritdoc/>
    public override TemplatePart Free() => new CharactersPart([Others]);

    /// <inheritdoc/>
    public override void Draw(TextBuffer target, CellDraw draw, RowView row) => target.Append(Of(row).Draw(draw.Bits(0)));

    /// <inheritdoc/>
    public override void Write(TextBuffer target, long number, RowView row) => target.Append(Of(row).Characters[(int)number]);

    private Alphabet Of(RowView row) =>
        row.ValueOf(Column) is { } value && Array.IndexOf(Values, value) is >= 0 and var place ? Alphabets[place] : Others;
}
