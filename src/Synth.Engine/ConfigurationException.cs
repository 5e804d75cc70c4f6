using Synth.Schema;

namespace Synth.Engine;

/// <summary>Settings or arguments are wrong; all problems are reported together.</summary>
/// <param name="message">What is wrong and what would be right.</param>
public sealed class ConfigurationException(string message) : SynthException(message);
