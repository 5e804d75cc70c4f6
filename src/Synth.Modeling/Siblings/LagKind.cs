namespace Synth.Modeling;

/// <summary>What a row sees of other rows of its table.</summary>
internal enum LagKind
{
    /// <summary>Nothing: siblings are independent given their parent and their positions.</summary>
    None,

    /// <summary>The codes of the sibling just before it.</summary>
    Previous,

    /// <summary>Those, and for each ordered variable the mean and the largest code of all siblings before it.</summary>
    All,

    /// <summary>The codes of the row above it in the tree of its table, how deep it stands there, and its place under that row.</summary>
    Above,
}
