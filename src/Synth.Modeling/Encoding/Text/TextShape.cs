namespace Synth.Modeling;

/// <summary>The form of a text that enough families share: kinds of runs, the digits' lengths, and the other characters.</summary>
/// <param name="Slots">The runs in order.</param>
/// <param name="Rows">How many sampled rows have it.</param>
internal sealed record TextShape(TextSlot[] Slots, int Rows);

/// <summary>One run of a shape.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Length">For digits their number; else 0.</param>
/// <param name="Literal">For <see cref="TokenKind.Literal"/> the character; else empty.</param>
internal sealed record TextSlot(TokenKind Kind, int Length, string Literal)
{
    /// <summary>The slot that a run fits into.</summary>
    public static TextSlot Of(Token token) => token.Kind switch
    {
        TokenKind.Digits => new TextSlot(token.Kind, token.Text.Length, ""),
        TokenKind.Literal => new TextSlot(token.Kind, 0, token.Text),
        _ => new TextSlot(token.Kind, 0, ""),
    };
}
