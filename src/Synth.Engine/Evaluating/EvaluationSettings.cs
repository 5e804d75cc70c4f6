using Synth.Evaluation;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>How a synthetic database is evaluated. Immutable.</summary>
public sealed record EvaluationSettings
{
    /// <summary>How much work it may be.</summary>
    public EvaluationOptions Options { get; init; } = EvaluationOptions.Standard;

    /// <summary>The gates.</summary>
    public ValueList<QualityGate> Gates { get; init; } = DefaultGates.All;

    /// <summary>Whether a clone that does not pass is removed again; otherwise it is only said.</summary>
    public bool RemovesFailed { get; init; } = true;

    /// <summary>Texts that were planted in the source to be looked for.</summary>
    public ValueList<string> Canaries { get; init; } = [];

    /// <summary>The fraction of families that the fit left out; 0 when it is not known.</summary>
    public double HoldoutFraction { get; init; }
}
