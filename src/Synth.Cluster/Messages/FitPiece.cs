namespace Synth.Cluster.Messages;

/// <summary>A piece of a fit on the wire: a forest, another tree, or figures.</summary>
/// <param name="Key">Which piece.</param>
/// <param name="Content">The piece; null when its maker gave it up.</param>
[GenerateSerializer]
internal sealed record FitPiece(UInt128 Key, byte[]? Content);
