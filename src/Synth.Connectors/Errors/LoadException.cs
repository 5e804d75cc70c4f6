using Synth.Schema;

namespace Synth.Connectors;

/// <summary>The target did not take a change of its schema or a batch of rows.</summary>
/// <param name="message">What failed, where, what to do next; without cell values.</param>
/// <param name="innerException">The driver's exception, whose own message may hold cell values and is not shown.</param>
public sealed class LoadException(string message, Exception? innerException = null) : SynthException(message, innerException);
