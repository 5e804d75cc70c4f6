namespace Synth.Engine;

/// <summary>How something differs.</summary>
public enum DriftKind
{
    /// <summary>It is there now and was not when the model was fitted.</summary>
    Added,

    /// <summary>It was there when the model was fitted and no longer is.</summary>
    Removed,

    /// <summary>It is there and differs.</summary>
    Changed,
}
