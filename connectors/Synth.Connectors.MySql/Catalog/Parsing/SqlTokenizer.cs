using System.Text;

namespace Synth.Connectors.MySql.Catalog.Parsing;

/// <summary>
/// Cuts SQL as servers write it in definitions into tokens. What is in a comment for certain versions of the server (<c>/*!80016 … */</c>)
/// counts as written; other comments are left out. Pure.
/// </summary>
internal static class SqlTokenizer
{
    public static IReadOnlyList<SqlToken> Tokenize(string sql)
    {
        var tokens = new List<SqlToken>();
        for (var position = 0; position < sql.Length;)
        {
            var end = EndOfBlank(sql, position);
            if (end > position)
            {
                position = end;
                continue;
            }

            var token = Read(sql, position);
            tokens.Add(token);
            position = token.End;
        }

        return tokens;
    }

    private static SqlToken Read(string sql, int start) => sql[start] switch
    {
        '`' => Quoted(sql, start, SqlTokenKind.Name),
        '\'' or '"' => Quoted(sql, start, SqlTokenKind.Text),
        var first when IsWordPart(first) => Word(sql, start),
        var first => new SqlToken(SqlTokenKind.Symbol, first.ToString(), start, start + 1),
    };

    private static SqlToken Word(string sql, int start)
    {
        var end = start;
        while (end < sql.Length && IsWordPart(sql[end]))
        {
            end++;
        }

        return new SqlToken(SqlTokenKind.Word, sql[start..end], start, end);
    }

    private static SqlToken Quoted(string sql, int start, SqlTokenKind kind)
    {
        var quote = sql[start];
        var value = new StringBuilder();
        var position = start + 1;
        while (position < sql.Length)
        {
            var character = sql[position];
            if (character == '\\' && kind == SqlTokenKind.Text && position + 1 < sql.Length)
            {
                value.Append(Unescape(sql[position + 1]));
                position += 2;
            }
            else if (character != quote)
            {
                value.Append(character);
                position++;
            }
            else if (position + 1 < sql.Length && sql[position + 1] == quote)
            {
                value.Append(quote);
                position += 2;
            }
            else
            {
                break;
            }
        }

        return new SqlToken(kind, value.ToString(), start, Math.Min(position + 1, sql.Length));
    }

    private static char Unescape(char character) => character switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        'b' => '\b',
        'Z' => '\u001A',
        _ => character,
    };

    private static bool IsWordPart(char character) => char.IsLetterOrDigit(character) || character is '_' or '$';

    // Blanks and comments; of a comment for certain versions only its brackets.
    private static int EndOfBlank(string sql, int start)
    {
        var rest = sql.AsSpan(start);
        if (char.IsWhiteSpace(rest[0]))
        {
            return start + 1;
        }

        if (rest.StartsWith("/*!") || rest.StartsWith("/*M!"))
        {
            var open = rest[2] == 'M' ? 4 : 3;
            return start + open + rest[open..].IndexOfAnyExceptInRange('0', '9');
        }

        return rest.StartsWith("*/") ? start + 2
            : rest.StartsWith("/*") ? EndOf(rest, "*/") + start
            : rest.StartsWith("#") || rest.StartsWith("-- ") || rest.StartsWith("--\n") ? EndOf(rest, "\n") + start
            : start;
    }

    private static int EndOf(ReadOnlySpan<char> comment, string terminator) =>
        comment.IndexOf(terminator, StringComparison.Ordinal) is var end && end < 0 ? comment.Length : end + terminator.Length;
}
