namespace Synth.Modeling;

/// <summary>How a part of a composed text is made of a column.</summary>
internal enum CompositionForm
{
    /// <summary>The text as it is, or the number's digits.</summary>
    Plain,

    /// <summary>The text in lower case.</summary>
    Lower,

    /// <summary>The text in upper case.</summary>
    Upper,

    /// <summary>The text in plain Latin letters and lower case, words joined by hyphens.</summary>
    Slug,

    /// <summary>The number with zeros before it.</summary>
    Padded,

    /// <summary>The first letter of the text in upper case.</summary>
    Initial,
}
