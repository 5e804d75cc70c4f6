namespace Synth.Schema.Expressions.Parsing;

/// <summary>The kinds of words in SQL.</summary>
internal enum SqlTokenKind
{
    /// <summary>A keyword or a plain name.</summary>
    Word,

    /// <summary>A quoted name.</summary>
    Name,

    /// <summary>A text literal.</summary>
    Text,

    /// <summary>A number literal.</summary>
    Number,

    /// <summary>An operator or a bracket.</summary>
    Symbol,
}
