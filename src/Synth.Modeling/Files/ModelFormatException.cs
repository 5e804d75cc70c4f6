using Synth.Schema;

namespace Synth.Modeling;

/// <summary>A model file cannot be read: it is none, it is damaged, or it was written by another version.</summary>
/// <param name="message">What was found and what was expected.</param>
/// <param name="innerException">The cause, if there is one.</param>
public sealed class ModelFormatException(string message, Exception? innerException = null) : SynthException(message, innerException);
