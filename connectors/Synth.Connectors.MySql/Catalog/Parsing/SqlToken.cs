namespace Synth.Connectors.MySql.Catalog.Parsing;

/// <summary>What a token is.</summary>
internal enum SqlTokenKind
{
    /// <summary>A bare word: a keyword, a name, or a number.</summary>
    Word,

    /// <summary>A name in backticks.</summary>
    Name,

    /// <summary>A text in single or double quotes.</summary>
    Text,

    /// <summary>One character of anything else.</summary>
    Symbol,
}

/// <summary>A token of the server's own SQL.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">A word or symbol as it stands; a name or text without its quotes.</param>
/// <param name="Start">Where it begins in the statement.</param>
/// <param name="End">Where it ends, exclusive.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Value, int Start, int End)
{
    /// <summary>Whether it is a word, in any case.</summary>
    public bool IsWord(string word) => Kind == SqlTokenKind.Word && Value.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is a symbol.</summary>
    public bool IsSymbol(char symbol) => Kind == SqlTokenKind.Symbol && Value[0] == symbol;
}
