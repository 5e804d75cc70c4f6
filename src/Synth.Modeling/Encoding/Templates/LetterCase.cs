namespace Synth.Modeling;

/// <summary>How a word is written.</summary>
internal enum LetterCase
{
    /// <summary>As it comes.</summary>
    Any,

    /// <summary>In lower case.</summary>
    Lower,

    /// <summary>In upper case.</summary>
    Upper,

    /// <summary>Each word with a capital, the rest in lower case.</summary>
    Capitalised,
}
