namespace Synth.Engine;

/// <summary>What a refresh does when the source is no longer what the model was fitted to.</summary>
public enum DriftPolicy
{
    /// <summary>Stops with the list of differences; the target stays as it is.</summary>
    Halt,

    /// <summary>Goes on with the model as it is, so that the target has the schema of the time of the fit.</summary>
    Continue,

    /// <summary>Fits the model again and goes on.</summary>
    Auto,
}
