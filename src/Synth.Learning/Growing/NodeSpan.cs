namespace Synth.Learning;

/// <summary>The rows of one node: [Start, End) of the bag, and [RestStart, RestEnd) of the rows beside it.</summary>
internal readonly record struct NodeSpan(int Start, int End, int RestStart, int RestEnd)
{
    /// <summary>How many rows of the bag it has.</summary>
    public int Count => End - Start;
}
