namespace Synth.Modeling;

/// <summary>Among which rows a variable may not take a code twice.</summary>
/// <param name="WithinSiblings">Whether rows of different parents never meet.</param>
/// <param name="Variables">Earlier variables; only rows that agree in all of them meet.</param>
internal sealed record DistinctGroup(bool WithinSiblings, int[] Variables)
{
    /// <summary>
    /// The value from which on the rows of a group are numbered, in units: they take this one and those after it, one each, and none
    /// beyond, by rank. Null when they only differ.
    /// </summary>
    public long? FirstNumber { get; init; }

    /// <summary>Codes that may come more than once, each of a single value: 0 for those who start from the pit lane.</summary>
    public byte[] Exempt { get; init; } = [];
}
