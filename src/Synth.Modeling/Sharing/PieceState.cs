namespace Synth.Modeling;

/// <summary>Whose a piece of a shared fit is.</summary>
public enum PieceState
{
    /// <summary>It is to be made here.</summary>
    Mine,

    /// <summary>Somebody else makes it.</summary>
    Theirs,

    /// <summary>It is there.</summary>
    Made,
}
