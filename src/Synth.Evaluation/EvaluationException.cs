using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>Nothing can be evaluated here.</summary>
/// <param name="message">Why, and what to do.</param>
/// <param name="cause">What went wrong below.</param>
public sealed class EvaluationException(string message, Exception cause) : SynthException(message, cause);
