namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>Takes apart expressions as the catalog words them: always within a pair of parentheses. Pure.</summary>
internal static class SqlText
{
    /// <summary>The expression without the pair of parentheses around all of it, if there is one.</summary>
    public static string Unwrap(string sql)
    {
        var text = sql.Trim();
        return IsWrapped(text) ? text[1..^1].Trim() : text;
    }

    /// <summary>The expression without any pair of parentheses around all of it.</summary>
    public static string UnwrapAll(string sql)
    {
        var text = sql.Trim();
        while (IsWrapped(text))
        {
            text = text[1..^1].Trim();
        }

        return text;
    }

    // Whether the first parenthesis is closed by the last character; those within texts and names do not count.
    private static bool IsWrapped(string text)
    {
        if (text is not ['(', .., ')'])
        {
            return false;
        }

        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            i = SkipQuoted(text, i);
            depth += i >= text.Length ? 0 : text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return i == text.Length - 1;
            }
        }

        return false;
    }

    // The position of the last character of the quoted part that begins here, or the position itself. A doubled quote is two parts.
    private static int SkipQuoted(string text, int start)
    {
        var end = text[start] switch { '\'' => '\'', '"' => '"', '[' => ']', _ => '\0' };
        if (end == '\0')
        {
            return start;
        }

        var closing = text.IndexOf(end, start + 1);
        return closing < 0 ? text.Length : closing;
    }
}
