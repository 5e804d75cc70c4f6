namespace Synth.Engine;

/// <summary>Why a refresh fitted a model, or that it did not.</summary>
public enum FitReason
{
    /// <summary>It did not: the kept model was used.</summary>
    None,

    /// <summary>No model is kept yet, or none is to be kept.</summary>
    NoModel,

    /// <summary>It was asked to.</summary>
    Asked,

    /// <summary>The kept model is too old.</summary>
    Aged,

    /// <summary>The source is no longer what the kept model was fitted to.</summary>
    Drifted,
}
