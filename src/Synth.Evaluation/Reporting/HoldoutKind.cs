namespace Synth.Evaluation;

/// <summary>Where the unseen rows come from that real data is judged by.</summary>
public enum HoldoutKind
{
    /// <summary>There are none: nothing can be said about privacy, and figures have no ceiling.</summary>
    None,

    /// <summary>Families of the source that the fit left out.</summary>
    HeldOutFamilies,

    /// <summary>A database of its own.</summary>
    Database,
}
