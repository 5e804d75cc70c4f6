namespace Synth.Modeling;

/// <summary>Among which rows a variable may not take a code twice.</summary>
/// <param name="WithinSiblings">Whether rows of different parents never meet.</param>
/// <param name="Variables">Earlier variables; only rows that agree in all of them meet.</param>
internal sealed record DistinctGroup(bool WithinSiblings, int[] Variables)
{
    /// <summary>Whether the rows of a group take the first codes, one each, and none beyond: 1, 2, 3, … by rank.</summary>
    public bool IsNumbering { get; init; }
}
