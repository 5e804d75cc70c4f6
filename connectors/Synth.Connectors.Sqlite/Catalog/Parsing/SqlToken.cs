namespace Synth.Connectors.Sqlite.Catalog.Parsing;

/// <summary>A piece of an SQL text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Value">The name or string without its quotes; everything else as it stands.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, int Start, int End, string Value)
{
    public bool IsWord(string keyword) => Kind == SqlTokenKind.Word && Value.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    public bool IsSymbol(char symbol) => Kind == SqlTokenKind.Symbol && Value[0] == symbol;

    /// <summary>Whether it can be a name; SQLite takes a string for one where only a name makes sense.</summary>
    public bool IsName => Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName or SqlTokenKind.String;
}

/// <summary>What a token is.</summary>
internal enum SqlTokenKind
{
    /// <summary>A keyword or a bare name.</summary>
    Word,

    /// <summary>A name in double quotes, backticks or brackets.</summary>
    QuotedName,

    /// <summary>A text literal.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A literal of bytes, <c>X'…'</c>.</summary>
    Blob,

    /// <summary>One character of punctuation.</summary>
    Symbol,
}
