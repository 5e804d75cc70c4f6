using Synth.Modeling;

namespace Synth.Cluster.Messages;

/// <summary>What became of asking for a piece.</summary>
/// <param name="State">Whose it is.</param>
/// <param name="Content">The piece where it is there.</param>
[GenerateSerializer]
internal sealed record FitClaim(PieceState State, byte[]? Content = null);
