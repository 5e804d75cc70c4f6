using Synth.Schema;

namespace Synth.Connectors;

/// <summary>
/// A partition is no longer held by who works on it: somebody else has taken it over since. What was to be written is not there.
/// </summary>
/// <param name="message">What was held, and where.</param>
public sealed class LeaseLostException(string message) : SynthException(message);
