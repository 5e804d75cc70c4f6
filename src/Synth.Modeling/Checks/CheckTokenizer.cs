using System.Text;

namespace Synth.Modeling;

/// <summary>Cuts the text of a check into words. Knows the quotes of all engines.</summary>
internal static class CheckTokenizer
{
    private static readonly string[] Symbols = ["::", "<>", "<=", ">=", "!=", "~~", "||"];

    /// <summary>The words, ended by <see cref="CheckTokenKind.End"/>; null when a quote is not closed, or there is a comment.</summary>
    public static List<CheckToken>? Split(string sql)
    {
        var tokens = new List<CheckToken>();
        for (var i = 0; i < sql.Length;)
        {
            var c = sql[i];
            if (StartsWith(sql, i, "--") || StartsWith(sql, i, "/*"))
            {
                return null;
            }

            if (char.IsWhiteSpace(c))
            {
                i++;
            }
            else if (c is '\'' or '"' or '`' || (c == '[' && !Follows(tokens, "ARRAY") && !Follows(tokens, ")") && !FollowsType(tokens)))
            {
                if (ReadQuoted(sql, ref i) is not { } text)
                {
                    return null;
                }

                tokens.Add(new CheckToken(c == '\'' ? CheckTokenKind.Text : CheckTokenKind.Name, text));
            }
            else if (char.IsAsciiDigit(c))
            {
                tokens.Add(new CheckToken(CheckTokenKind.Number, ReadWhile(sql, ref i, d => char.IsAsciiDigit(d) || d == '.')));
            }
            else if (char.IsLetter(c) || c == '_')
            {
                tokens.Add(new CheckToken(CheckTokenKind.Word, ReadWhile(sql, ref i, d => char.IsLetterOrDigit(d) || d is '_' or '$')));
            }
            else
            {
                var symbol = Array.Find(Symbols, known => StartsWith(sql, i, known)) ?? sql[i..(i + 1)];
                tokens.Add(new CheckToken(CheckTokenKind.Symbol, symbol));
                i += symbol.Length;
            }
        }

        tokens.Add(new CheckToken(CheckTokenKind.End, ""));
        return tokens;
    }

    private static bool StartsWith(string sql, int i, string word) => string.CompareOrdinal(sql, i, word, 0, word.Length) == 0;

    private static bool Follows(List<CheckToken> tokens, string word) => tokens.Count > 0 && tokens[^1].Is(word);

    // In PostgreSQL text[] is a type: a bracket after a cast opens no name.
    private static bool FollowsType(List<CheckToken> tokens) => tokens.TakeLast(4).Any(token => token.Is("::"));

    private static string? ReadQuoted(string sql, ref int i)
    {
        var close = sql[i] == '[' ? ']' : sql[i];
        var text = new StringBuilder();
        for (i++; i < sql.Length; i++)
        {
            if (sql[i] != close)
            {
                text.Append(sql[i]);
            }
            else if (i + 1 < sql.Length && sql[i + 1] == close)
            {
                text.Append(sql[i++]);
            }
            else
            {
                i++;
                return text.ToString();
            }
        }

        return null;
    }

    private static string ReadWhile(string sql, ref int i, Func<char, bool> belongs)
    {
        var start = i;
        while (i < sql.Length && belongs(sql[i]))
        {
            i++;
        }

        return sql[start..i];
    }
}
