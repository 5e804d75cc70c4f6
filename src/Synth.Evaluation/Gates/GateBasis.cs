namespace Synth.Evaluation;

/// <summary>What of a figure a gate compares with its limit.</summary>
public enum GateBasis
{
    /// <summary>The value itself.</summary>
    Value,

    /// <summary>
    /// The lower bound of the interval, less what categories tell of everyone: the gate closes only when chance is no explanation.
    /// </summary>
    LowerBound,

    /// <summary>
    /// How much worse the value is than what real data scores: the ceiling, or the noise where that is more or there is no ceiling.
    /// </summary>
    BeyondCeiling,
}
