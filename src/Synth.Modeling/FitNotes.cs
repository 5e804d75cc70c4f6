using Synth.Schema;

namespace Synth.Modeling;

/// <summary>What a fit says of itself, for those who have to answer for the model.</summary>
/// <param name="Limits">What the rows were too few for.</param>
/// <param name="RulesOff">Rules that the user does not want to be kept, as they were named.</param>
/// <param name="Privacy">What is promised by differential privacy; null for nothing.</param>
internal sealed record FitNotes(ValueList<LearningLimit> Limits, ValueList<string> RulesOff, PrivacyStatement? Privacy = null)
{
    /// <summary>Those that no rule is called that was found.</summary>
    public ValueList<string> RulesUnmet { get; init; } = [];

    /// <summary>Nothing is said.</summary>
    public static FitNotes None { get; } = new([], []);
}
