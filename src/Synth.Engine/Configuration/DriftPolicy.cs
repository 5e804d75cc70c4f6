namespace Synth.Engine.Configuration;

/// <summary>What a refresh does when the source's schema is no longer the model's.</summary>
public enum DriftPolicy
{
    /// <summary>Stop, and say what changed.</summary>
    Halt,

    /// <summary>Go on with the model that there is, for the tables and columns that it knows.</summary>
    Continue,

    /// <summary>Fit a new model.</summary>
    Auto,
}
