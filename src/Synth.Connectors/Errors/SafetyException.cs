using Synth.Schema;

namespace Synth.Connectors;

/// <summary>The run was refused because it might destroy something: the target is not empty, or it is the source.</summary>
/// <param name="message">What was refused, and what to do to go on.</param>
public sealed class SafetyException(string message) : SynthException(message);
