namespace Synth.Modeling;

/// <summary>What became of asking for a piece of a shared fit.</summary>
/// <param name="State">Whose it is.</param>
/// <param name="Piece">The piece where it is there, else null.</param>
public readonly record struct PieceClaim(PieceState State, byte[]? Piece = null);
