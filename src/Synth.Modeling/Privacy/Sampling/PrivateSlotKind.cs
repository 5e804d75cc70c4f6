namespace Synth.Modeling;

/// <summary>What of a row a private model learns.</summary>
internal enum PrivateSlotKind
{
    /// <summary>A column of numbers, dates or times whose ranges have to be found.</summary>
    Number,

    /// <summary>A column of texts of which those that may be named have to be found.</summary>
    Text,

    /// <summary>A column whose codes are known beforehand.</summary>
    Known,

    /// <summary>Whether a link leads to a row.</summary>
    LinkPresence,

    /// <summary>Which row of a copied table a link leads to.</summary>
    LinkedRow,

    /// <summary>How many rows of a child table there are.</summary>
    ChildCount,
}
