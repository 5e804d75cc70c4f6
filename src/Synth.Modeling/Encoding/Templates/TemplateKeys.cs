using System.Text;

namespace Synth.Modeling;

/// <summary>Reads from a text which template it follows.</summary>
/// <param name="Grammar">How.</param>
/// <param name="CommonWords">
/// Words that many families have, each as the number of its run and the word: they stand for themselves. For addresses their domains; for
/// names their meaning.
/// </param>
internal sealed record TemplateKeys(TemplateGrammar Grammar, string[] CommonWords)
{
    /// <summary>Stands in keys for a digit, or for all digits of a number.</summary>
    public const char Digit = '\u0001';

    /// <summary>Stands for an upper-case letter.</summary>
    public const char Upper = '\u0002';

    /// <summary>Stands for another letter.</summary>
    public const char Lower = '\u0003';

    /// <summary>Stands for a letter or digit.</summary>
    public const char Either = '\u0004';

    /// <summary>Stands before a word that is part of the key.</summary>
    public const char Word = '\u0005';

    private readonly HashSet<string> common = [.. CommonWords];

    /// <summary>The key of a text.</summary>
    public string Of(string text) => Grammar switch
    {
        TemplateGrammar.Words => new WordKeys(Enum.Parse<SemanticType>(CommonWords[0])).Of(text),
        TemplateGrammar.Address => AddressKeys.Of(text, CommonWords),
        TemplateGrammar.Places => new string(Either, text.Length),
        _ => OfCode(text),
    };

    private string OfCode(string text)
    {
        var key = new StringBuilder(text.Length);
        var runs = 0;
        foreach (var token in Token.Split(text))
        {
            var ordinal = token.IsWord ? runs++ : 0;
            if (token.IsWord && common.Contains(Common(ordinal, token.Text)))
            {
                key.Append(Word).Append(token.Text).Append(Word);
            }
            else
            {
                Append(key, token);
            }
        }

        return key.ToString();
    }

    /// <summary>How a common word is written in <see cref="CommonWords"/>.</summary>
    public static string Common(int ordinal, string word) => $"{ordinal}:{word}";

    private void Append(StringBuilder key, Token token)
    {
        switch (token.Kind, Grammar)
        {
            case (TokenKind.Literal, _):
                key.Append(token.Text);
                break;
            case (TokenKind.Digits, TemplateGrammar.Numbered):
                key.Append(Digit);
                break;
            case (_, TemplateGrammar.Mixed):
                key.Append(Either, token.Text.Length);
                break;
            case (TokenKind.Digits, _):
                key.Append(Digit, token.Text.Length);
                break;
            default:
                foreach (var letter in token.Text)
                {
                    key.Append(char.IsUpper(letter) ? Upper : Lower);
                }

                break;
        }
    }
}
