namespace Synth.Modeling;

/// <summary>How a number is told from another one.</summary>
internal enum NumberRelation
{
    /// <summary>By how much it is larger.</summary>
    Difference,

    /// <summary>By how many times it is as large, in hundred-thousandths.</summary>
    Ratio,
}
