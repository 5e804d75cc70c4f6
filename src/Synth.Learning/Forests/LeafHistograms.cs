namespace Synth.Learning;

/// <summary>The histograms of all leaves of one tree, sparse and side by side. Immutable.</summary>
internal sealed class LeafHistograms
{
    private readonly int[] _starts;
    private readonly byte[] _bins;
    private readonly int[] _cumulative;

    /// <param name="starts">First entry of each leaf, and the number of entries: [leaves + 1].</param>
    /// <param name="bins">Target bin of each entry, ascending within a leaf.</param>
    /// <param name="cumulative">Rows in the entry's bin and in those before it within the leaf.</param>
    public LeafHistograms(int[] starts, byte[] bins, int[] cumulative)
    {
        _starts = starts;
        _bins = bins;
        _cumulative = cumulative;
    }

    /// <summary>Number of leaves.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>Number of bins over all leaves.</summary>
    public int EntryCount => _bins.Length;

    public LeafHistogram this[int leaf]
    {
        get
        {
            int start = _starts[leaf];
            int length = _starts[leaf + 1] - start;
            return new LeafHistogram(_bins.AsSpan(start, length), _cumulative.AsSpan(start, length));
        }
    }
}
