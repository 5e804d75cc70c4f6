using Synth.Schema;

namespace Synth.Connectors;

/// <summary>The source could not be read: its catalog, or the rows of a table.</summary>
/// <param name="message">What failed, where, what to do next; without cell values.</param>
/// <param name="innerException">The driver's exception, whose own message may hold cell values and is not shown.</param>
public sealed class ReadException(string message, Exception? innerException = null) : SynthException(message, innerException);
