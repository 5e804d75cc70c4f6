namespace Synth.Modeling;

/// <summary>Tells and applies the case of letters.</summary>
internal static class LetterCases
{
    /// <summary>How a text is written; one letter alone and mixtures are <see cref="LetterCase.Any"/>.</summary>
    public static LetterCase Of(ReadOnlySpan<char> text)
    {
        var (lower, upper) = (0, 0);
        foreach (var letter in text)
        {
            lower += char.IsLower(letter) ? 1 : 0;
            upper += char.IsUpper(letter) ? 1 : 0;
        }

        return (lower, upper) switch
        {
            ( > 0, 0) => LetterCase.Lower,
            (0, > 1) => LetterCase.Upper,
            ( > 0, > 0) when char.IsUpper(text[0]) && upper == CountWords(text) => LetterCase.Capitalised,
            _ => LetterCase.Any,
        };
    }

    /// <summary>Writes a text in a case, in place.</summary>
    public static void Apply(LetterCase letterCase, Span<char> text)
    {
        if (letterCase is LetterCase.Any or LetterCase.Capitalised)
        {
            return;
        }

        for (var i = 0; i < text.Length; i++)
        {
            text[i] = letterCase == LetterCase.Lower ? char.ToLowerInvariant(text[i]) : char.ToUpperInvariant(text[i]);
        }
    }

    private static int CountWords(ReadOnlySpan<char> text)
    {
        var words = 0;
        for (var i = 0; i < text.Length; i++)
        {
            words += char.IsLetter(text[i]) && (i == 0 || !char.IsLetter(text[i - 1])) ? 1 : 0;
        }

        return words;
    }
}
