using Synth.Schema;

namespace Synth.Engine;

/// <summary>
/// A key that a source seems to keep without declaring it. Nothing acts on it until a configuration lists it as a virtual key.
/// </summary>
/// <param name="Key">The key.</param>
/// <param name="Confidence">How sure it is, above 0 and below 1.</param>
/// <param name="Evidence">What speaks for it: names and counts, no value of the data.</param>
public sealed record SuggestedKey(VirtualKey Key, double Confidence, string Evidence);
