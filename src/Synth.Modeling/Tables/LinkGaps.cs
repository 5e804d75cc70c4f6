namespace Synth.Modeling;

/// <summary>
/// How much time lies between the rows that link to the same row, one after the other: a circuit has a race a year, a room no two courses
/// at a time.
/// </summary>
/// <param name="Column">The date or timestamp of the linking row.</param>
/// <param name="Cuts">The upper end, inclusive, of each bin of gaps but the last, in ticks, ascending.</param>
/// <param name="Shares">The share of the source's gaps that each bin has; one more than there are cuts.</param>
internal sealed record LinkGaps(string Column, double[] Cuts, double[] Shares)
{
    /// <summary>The bin of a gap.</summary>
    /// <param name="gap">The gap, in ticks.</param>
    public int BinOf(double gap) => Array.BinarySearch(Cuts, gap) is var index && index >= 0 ? index : ~index;
}
