using Synth.Schema;

namespace Synth.Cluster;

/// <summary>A cluster could not be reached, or could not carry a run to its end.</summary>
/// <param name="message">What failed, where, what to do next.</param>
/// <param name="innerException">The cause, if there is one.</param>
public sealed class ClusterException(string message, Exception? innerException = null) : SynthException(message, innerException);
