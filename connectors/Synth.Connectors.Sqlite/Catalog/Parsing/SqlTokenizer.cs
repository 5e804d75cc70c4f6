namespace Synth.Connectors.Sqlite.Catalog.Parsing;

/// <summary>Cuts an SQL text as SQLite does; blanks and comments are left out.</summary>
internal static class SqlTokenizer
{
    public static IReadOnlyList<SqlToken> Tokenize(string sql)
    {
        var tokens = new List<SqlToken>();
        var position = SkipBlanks(sql, 0);
        while (position < sql.Length)
        {
            var token = Next(sql, position);
            tokens.Add(token);
            position = SkipBlanks(sql, token.End);
        }

        return tokens;
    }

    private static int SkipBlanks(string sql, int position)
    {
        while (position < sql.Length)
        {
            if (char.IsWhiteSpace(sql[position]) || sql[position] == '\uFEFF')
            {
                position++;
            }
            else if (sql.AsSpan(position).StartsWith("--"))
            {
                position = EndOf(sql, position, "\n");
            }
            else if (sql.AsSpan(position).StartsWith("/*"))
            {
                position = EndOf(sql, position + 2, "*/");
            }
            else
            {
                break;
            }
        }

        return position;
    }

    private static int EndOf(string sql, int position, string mark)
    {
        var index = sql.IndexOf(mark, position, StringComparison.Ordinal);
        return index < 0 ? sql.Length : index + mark.Length;
    }

    private static SqlToken Next(string sql, int start) => sql[start] switch
    {
        '\'' => Quoted(sql, start, start, SqlTokenKind.String, '\''),
        '"' or '`' => Quoted(sql, start, start, SqlTokenKind.QuotedName, sql[start]),
        '[' => Bracketed(sql, start),
        'x' or 'X' when start + 1 < sql.Length && sql[start + 1] == '\'' => Quoted(sql, start, start + 1, SqlTokenKind.Blob, '\''),
        var c when char.IsAsciiDigit(c) || (c == '.' && start + 1 < sql.Length && char.IsAsciiDigit(sql[start + 1])) => Number(sql, start),
        var c when IsNamePart(c) => Plain(sql, start, SqlTokenKind.Word, IsNamePart),
        _ => new SqlToken(SqlTokenKind.Symbol, start, start + 1, sql.Substring(start, 1)),
    };

    private static SqlToken Quoted(string sql, int start, int open, SqlTokenKind kind, char quote)
    {
        var end = open + 1;
        while (end < sql.Length && (sql[end] != quote || (end + 1 < sql.Length && sql[end + 1] == quote)))
        {
            end += sql[end] == quote ? 2 : 1;
        }

        var value = sql[(open + 1)..Math.Min(end, sql.Length)].Replace(new string(quote, 2), quote.ToString(), StringComparison.Ordinal);
        return new SqlToken(kind, start, Math.Min(end + 1, sql.Length), value);
    }

    private static SqlToken Bracketed(string sql, int start)
    {
        var end = EndOf(sql, start, "]");
        return new SqlToken(SqlTokenKind.QuotedName, start, end, sql[(start + 1)..end].TrimEnd(']'));
    }

    private static SqlToken Number(string sql, int start)
    {
        var end = start;
        while (end < sql.Length && (char.IsAsciiLetterOrDigit(sql[end]) || sql[end] is '.' or '_' || IsExponentSign(sql, end)))
        {
            end++;
        }

        return new SqlToken(SqlTokenKind.Number, start, end, sql[start..end]);
    }

    private static bool IsExponentSign(string sql, int position) =>
        sql[position] is '+' or '-' && position > 0 && (sql[position - 1] is 'e' or 'E');

    private static SqlToken Plain(string sql, int start, SqlTokenKind kind, Func<char, bool> belongs)
    {
        var end = start;
        while (end < sql.Length && belongs(sql[end]))
        {
            end++;
        }

        return new SqlToken(kind, start, end, sql[start..end]);
    }

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' || c > '\u007F';
}
