namespace Synth.Modeling;

/// <summary>What a run of characters in a text is.</summary>
internal enum TokenKind
{
    /// <summary>Letters, all lower case.</summary>
    Lower,

    /// <summary>Letters, all upper case, more than one.</summary>
    Upper,

    /// <summary>Letters, the first one upper case.</summary>
    Capitalised,

    /// <summary>Letters in another mixture of cases.</summary>
    Mixed,

    /// <summary>Decimal digits.</summary>
    Digits,

    /// <summary>A single other character, itself part of the shape.</summary>
    Literal,
}
