namespace Synth.Modeling;

/// <summary>What a row sees of its elder siblings.</summary>
internal enum LagKind
{
    /// <summary>Nothing: siblings are independent given their parent and their positions.</summary>
    None,

    /// <summary>The codes of the sibling just before it.</summary>
    Previous,

    /// <summary>Those, and for each ordered variable the mean and the largest code of all siblings before it.</summary>
    All,
}
