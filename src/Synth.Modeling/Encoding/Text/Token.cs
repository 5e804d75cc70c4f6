namespace Synth.Modeling;

/// <summary>A run of characters of one kind in a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The characters.</param>
internal sealed record Token(TokenKind Kind, string Text)
{
    /// <summary>Whether it is made of letters.</summary>
    public bool IsWord => Kind is TokenKind.Lower or TokenKind.Upper or TokenKind.Capitalised or TokenKind.Mixed;

    /// <summary>The runs that make up a text, in order.</summary>
    public static List<Token> Split(string text)
    {
        var tokens = new List<Token>();
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            if (char.IsLetter(text[start]))
            {
                while (end < text.Length && char.IsLetter(text[end]))
                {
                    end++;
                }
            }
            else if (char.IsAsciiDigit(text[start]))
            {
                while (end < text.Length && char.IsAsciiDigit(text[end]))
                {
                    end++;
                }
            }
            else if (char.IsSurrogate(text[start]) && end < text.Length)
            {
                end++;
            }

            tokens.Add(Of(text[start..end]));
            start = end;
        }

        return tokens;
    }

    private static Token Of(string run) => new(
        char.IsAsciiDigit(run[0]) ? TokenKind.Digits
        : !char.IsLetter(run[0]) ? TokenKind.Literal
        : run.All(char.IsLower) ? TokenKind.Lower
        : run.Length > 1 && run.All(char.IsUpper) ? TokenKind.Upper
        : char.IsUpper(run[0]) && run.Skip(1).All(c => !char.IsUpper(c)) ? TokenKind.Capitalised
        : TokenKind.Mixed,
        run);
}
