namespace Synth.Modeling;

/// <summary>A run of characters, each from an alphabet of its own.</summary>
/// <param name="Positions">The alphabets, at most <see cref="Longest"/>.</param>
internal sealed record CharactersPart(Alphabet[] Positions) : TemplatePart
{
    /// <summary>The most characters of a run, so that its numbers fit into 64 bits.</summary>
    public const int Longest = 9;

    /// <inheritdoc/>
    public override long Capacity { get; } = Positions.Aggregate(1L, (product, alphabet) => product * alphabet.Characters.Length);

    /// <inheritdoc/>
    public override int LongestText => Positions.Length;

    /// <inheritdoc/>
    public override TemplatePart Widen() => new CharactersPart(Array.ConvertAll(Positions, alphabet => alphabet.Widen()));

    /// <inheritdoc/>
    public override TemplatePart Fold() => new CharactersPart(Array.ConvertAll(Positions, alphabet => alphabet.Fold()));

    /// <inheritdoc/>
    public override void Draw(TextBuffer target, CellDraw draw, RowView row)
    {
        var cell = draw.Cell;
        var text = target.Reserve(Positions.Length);
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = Positions[i].Draw(cell.Bits(i));
        }
    }

    /// <inheritdoc/>
    public override void Write(TextBuffer target, long number, RowView row)
    {
        foreach (var alphabet in Positions)
        {
            (number, var digit) = Math.DivRem(number, alphabet.Characters.Length);
            target.Append(alphabet.Characters[(int)digit]);
        }
    }
}
