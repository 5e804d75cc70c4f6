using System.Text;

namespace Synth.Modeling;

/// <summary>
/// Reads e-mail addresses and user names as forms: <c>anna.smith7@example.com</c> is a word, a dot, a word, a digit and a domain.
/// </summary>
internal static class AddressKeys
{
    /// <summary>Stands for a word.</summary>
    public const char Word = '\u0001';

    /// <summary>Stands for a single letter.</summary>
    public const char Letter = '\u0002';

    /// <summary>Stands for a digit.</summary>
    public const char Digit = '\u0003';

    /// <summary>The key of a text.</summary>
    /// <param name="text">An address or user name.</param>
    /// <param name="domains">The domains that stand for themselves; others are any domain.</param>
    public static string Of(string text, string[] domains)
    {
        var at = text.LastIndexOf('@');
        var key = new StringBuilder();
        foreach (var token in Token.Split(at < 0 ? text : text[..at]))
        {
            switch (token.Kind)
            {
                case TokenKind.Literal:
                    key.Append(token.Text);
                    break;
                case TokenKind.Digits:
                    key.Append(Digit, token.Text.Length);
                    break;
                default:
                    key.Append(token.Text.Length == 1 ? Letter : Word);
                    break;
            }
        }

        return at < 0 ? key.ToString() : key.Append('@').Append(Array.Find(domains, domain => domain == text[(at + 1)..])).ToString();
    }

    /// <summary>The form of what stands before the last @, and the domain: empty for any, null where there is no @.</summary>
    public static (string Local, string? Domain) Parse(string key) =>
        key.LastIndexOf('@') is >= 0 and var at ? (key[..at], key[(at + 1)..]) : (key, null);

    /// <summary>The runs of letters before the last @.</summary>
    public static string[] WordsOf(string text) =>
        [.. Token.Split(text.LastIndexOf('@') is >= 0 and var at ? text[..at] : text)
            .Where(token => token.IsWord).Select(token => token.Text)];
}
