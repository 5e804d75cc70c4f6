namespace Synth.Connectors.Sqlite.Catalog.Parsing;

/// <summary>A position in the tokens of a text, with the few moves that a parser of declarations needs.</summary>
internal sealed class TokenCursor(string sql)
{
    private static readonly SqlToken EndToken = new(SqlTokenKind.Symbol, int.MaxValue, int.MaxValue, "\0");

    private readonly IReadOnlyList<SqlToken> tokens = SqlTokenizer.Tokenize(sql);
    private int position;

    public bool IsAtEnd => position >= tokens.Count;

    public SqlToken Current => PeekAt(0);

    public SqlToken PeekAt(int offset) => position + offset < tokens.Count ? tokens[position + offset] : EndToken;

    public SqlToken Take()
    {
        var token = Current;
        position++;
        return token;
    }

    public bool TryWord(string keyword)
    {
        var found = Current.IsWord(keyword);
        position += found ? 1 : 0;
        return found;
    }

    public bool TryWords(string first, string second)
    {
        var found = Current.IsWord(first) && PeekAt(1).IsWord(second);
        position += found ? 2 : 0;
        return found;
    }

    public bool TrySymbol(char symbol)
    {
        var found = Current.IsSymbol(symbol);
        position += found ? 1 : 0;
        return found;
    }

    /// <summary>Takes what stands between the parenthesis here and its partner, as it stands.</summary>
    public string TakeParenthesized()
    {
        var start = Take().End;
        var depth = 1;
        while (!IsAtEnd)
        {
            var token = Take();
            depth += token.IsSymbol('(') ? 1 : token.IsSymbol(')') ? -1 : 0;
            if (depth == 0)
            {
                return sql[start..token.Start].Trim();
            }
        }

        return sql[start..].Trim();
    }

    /// <summary>Takes the names at the head of each part of a parenthesised list: <c>(a, "b" COLLATE x, c DESC)</c>.</summary>
    public IReadOnlyList<string> TakeNameList() => [.. TakeParts().Select(part => new TokenCursor(part).Take().Value)];

    /// <summary>Takes a parenthesised list apart at the commas of its own level.</summary>
    public IReadOnlyList<string> TakeParts()
    {
        var parts = new List<string>();
        var start = Take().End;
        var depth = 1;
        while (!IsAtEnd)
        {
            var token = Take();
            depth += token.IsSymbol('(') ? 1 : token.IsSymbol(')') ? -1 : 0;
            if (depth == 0 || (depth == 1 && token.IsSymbol(',')))
            {
                parts.Add(sql[start..token.Start].Trim());
                start = token.End;
            }

            if (depth == 0)
            {
                break;
            }
        }

        return parts;
    }

    /// <summary>The text from here to the end.</summary>
    public string Rest() => IsAtEnd ? "" : sql[Current.Start..].TrimEnd(' ', '\t', '\r', '\n', ';');
}
