using Synth.Evaluation;
using Synth.Schema;

namespace Synth.Engine.Configuration;

/// <summary>How a configuration has synthetic rows judged; null leaves the default.</summary>
public sealed record JudgingSettings
{
    /// <summary>What becomes of a run's evaluation.</summary>
    public EvaluationMode? Evaluate { get; init; }

    /// <summary>How much work it is worth.</summary>
    public EvaluationBudget? Budget { get; init; }

    /// <summary>The fraction of families that the fit leaves out.</summary>
    public double? HoldoutFraction { get; init; }

    /// <summary>The least fidelity score.</summary>
    public double? FailUnder { get; init; }

    /// <summary>Bounds in place of the default gates of their metrics.</summary>
    public ValueList<QualityGate> Gates { get; init; } = [];
}
