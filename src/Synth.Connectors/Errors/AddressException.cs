using Synth.Schema;

namespace Synth.Connectors;

/// <summary>A source or target was named in a way that cannot be understood.</summary>
/// <param name="message">What is wrong and what a correct one looks like; never the password.</param>
public sealed class AddressException(string message) : SynthException(message);
