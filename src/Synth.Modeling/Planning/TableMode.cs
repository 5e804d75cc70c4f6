namespace Synth.Modeling;

/// <summary>What becomes of the rows of a table.</summary>
public enum TableMode
{
    /// <summary>New rows are drawn from a model.</summary>
    Synthesize,

    /// <summary>The source's rows are copied as they are, and are thereby disclosed.</summary>
    Copy,

    /// <summary>The table is created without rows, because the source has none.</summary>
    Empty,
}
