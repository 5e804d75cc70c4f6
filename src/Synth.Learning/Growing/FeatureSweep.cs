namespace Synth.Learning;

/// <summary>
/// Looks for the best cut of one node by one feature: the bins in some order, those before the cut to the left. The two ways to do it
/// give identical results and differ in cost.
/// </summary>
internal abstract class FeatureSweep
{
    /// <summary>Rows of the node in each bin; meaningful for occupied bins only.</summary>
    protected int[] Counts { get; } = new int[BinChecks.MaxBinCount];

    /// <summary>Rows of the node in a bin that is occupied.</summary>
    public int CountOf(byte bin) => Counts[bin];

    /// <summary>Rows of the node in the bin that has most of them.</summary>
    public int MostRows { get; protected set; }

    /// <summary>Counts the node's rows by the feature's bins.</summary>
    /// <param name="node">The node.</param>
    /// <param name="bins">Bin of each row of the matrix.</param>
    /// <param name="binCount">Number of bins.</param>
    /// <param name="occupied">Receives the bins that have a row, ascending; at least <paramref name="binCount"/> long.</param>
    /// <returns>Number of occupied bins.</returns>
    public abstract int Load(NodeRows node, byte[] bins, int binCount, Span<byte> occupied);

    /// <summary>Sorts the classes of the node last loaded by the feature's bins; what follows needs it.</summary>
    public abstract void Arrange(NodeRows node);

    /// <summary>Sum of the class numbers of a bin's rows.</summary>
    public abstract long SumOfClasses(byte bin);

    /// <summary>Rows of a bin that have the class.</summary>
    public abstract int CountOfClass(byte bin, int splitClass);

    /// <summary>Finds the cut of largest gain, the earliest of equals.</summary>
    /// <param name="node">The node last loaded.</param>
    /// <param name="order">The occupied bins in the order in which they go left.</param>
    /// <param name="minRows">Fewest rows on each side.</param>
    /// <param name="entropy">The table of n·log₂ n.</param>
    public abstract Cut Sweep(NodeRows node, ReadOnlySpan<byte> order, int minRows, EntropyTable entropy);
}
