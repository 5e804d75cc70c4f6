namespace Synth.Modeling;

/// <summary>A word of a check.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The word, without quotes; keywords and plain names as written.</param>
internal readonly record struct CheckToken(CheckTokenKind Kind, string Text)
{
    /// <summary>Whether it is a given keyword or symbol.</summary>
    public bool Is(string word) => Kind is CheckTokenKind.Word or CheckTokenKind.Symbol && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The kinds of words.</summary>
internal enum CheckTokenKind
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

    /// <summary>The end.</summary>
    End,
}
