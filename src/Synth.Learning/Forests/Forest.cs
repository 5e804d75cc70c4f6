using System.Collections.Immutable;

namespace Synth.Learning;

/// <summary>
/// A bagged forest (Breiman 1996, 2001) used as a conditional sampler: given a row's features it draws a bin of the target as a
/// random tree's leaf has them. Holds histograms, never rows. Immutable and thread-safe; nothing here allocates except reading.
/// </summary>
/// <remarks>
/// Everywhere <c>columns</c> are the bins of the features, [features][rows], numbered as in the matrix that the forest was trained
/// on. Only those of <see cref="UsedFeatures"/> are read; the others may be null.
/// </remarks>
public sealed class Forest
{
    /// <summary>The most trees a forest can have.</summary>
    public const int MaxTreeCount = 1024;

    private const int BlockRows = 4096;
    private const ulong TreeStream = 0x7472656520707277;

    private readonly DecisionTree[] _trees;
    private readonly Lazy<double[]> _binShares;

    internal Forest(DecisionTree[] trees, int featureCount, int targetBinCount)
    {
        _trees = trees;
        FeatureCount = featureCount;
        TargetBinCount = targetBinCount;
        UsedFeatures = FindUsedFeatures(trees);
        _binShares = new Lazy<double[]>(CountBinShares);
    }

    /// <summary>The trees, at least one.</summary>
    public ReadOnlySpan<DecisionTree> Trees => _trees;

    /// <summary>
    /// The fewest rows of a leaf, as they were chosen when the forest was trained; 0 for one that was read, unless the reader says it.
    /// </summary>
    public int LeafRows { get; init; }

    /// <summary>Number of features of the matrix the forest was trained on.</summary>
    public int FeatureCount { get; }

    /// <summary>Number of bins of the target, 1 to 256: what is drawn is below it.</summary>
    public int TargetBinCount { get; }

    /// <summary>Numbers of the features that decide anything, ascending.</summary>
    public ImmutableArray<int> UsedFeatures { get; }

    /// <summary>The share of each bin among the rows of all leaves, [<see cref="TargetBinCount"/>].</summary>
    public ReadOnlySpan<double> BinShares => _binShares.Value;

    /// <summary>Draws a bin for each row: picks a tree, drops to its leaf, draws from the leaf's histogram.</summary>
    /// <param name="columns">Bins of the features.</param>
    /// <param name="rowCount">Rows to draw for: 0 to <paramref name="rowCount"/> − 1.</param>
    /// <param name="randomBits">64 uniform bits a row, which alone decide its draw, [≥ rows].</param>
    /// <param name="destination">Receives the bins drawn, [≥ rows].</param>
    public void Draw(byte[][] columns, int rowCount, ReadOnlySpan<ulong> randomBits, Span<byte> destination)
    {
        randomBits = randomBits[..rowCount];
        destination = destination[..rowCount];
        Span<int> chosen = stackalloc int[Math.Min(BlockRows, rowCount)];
        for (int start = 0; start < rowCount; start += BlockRows)
        {
            Span<int> block = chosen[..Math.Min(BlockRows, rowCount - start)];
            for (int i = 0; i < block.Length; i++)
                block[i] = start + i;

            Draw(columns, block, randomBits, destination);
        }
    }

    /// <summary>Draws a bin for some rows, as <see cref="Draw(byte[][], int, ReadOnlySpan{ulong}, Span{byte})"/> does for all.</summary>
    /// <param name="columns">Bins of the features.</param>
    /// <param name="rows">The rows to draw for.</param>
    /// <param name="randomBits">64 uniform bits a row, by its number.</param>
    /// <param name="destination">Receives the bins drawn, by the number of the row; the others are left as they are.</param>
    /// <param name="spread">How bins that were drawn move; null to leave them.</param>
    public void Draw(
        byte[][] columns, ReadOnlySpan<int> rows, ReadOnlySpan<ulong> randomBits, Span<byte> destination, BinSpread? spread = null)
    {
        int most = Math.Min(BlockRows, rows.Length);
        Span<int> sorted = stackalloc int[most];
        Span<int> leaves = stackalloc int[most];
        Span<int> ends = stackalloc int[_trees.Length];
        for (int start = 0; start < rows.Length; start += BlockRows)
        {
            // Row by row the trees would push each other out of the cache: a block's rows are served tree by tree.
            SortByTree(randomBits, rows.Slice(start, Math.Min(BlockRows, rows.Length - start)), sorted, ends);
            for (int tree = 0, from = 0; tree < ends.Length; from = ends[tree++])
            {
                ReadOnlySpan<int> treeRows = sorted[from..ends[tree]];
                _trees[tree].FindLeaves(columns, treeRows, leaves);
                for (int i = 0; i < treeRows.Length; i++)
                {
                    LeafHistogram leaf = _trees[tree].Histogram(leaves[i]);
                    ulong bits = randomBits[treeRows[i]];
                    byte drawn = leaf.Draw(bits);
                    destination[treeRows[i]] = spread is null ? drawn : spread.Move(drawn, leaf, bits);
                }
            }
        }
    }

    /// <summary>
    /// Draws a bin for one row among those allowed, in proportion to their rows in the leaf that <see cref="Draw(byte[][], int,
    /// ReadOnlySpan{ulong}, Span{byte})"/> would use; if it has none of them, in the leaf of the next tree that has.
    /// </summary>
    /// <param name="columns">Bins of the features.</param>
    /// <param name="row">The row.</param>
    /// <param name="bits">64 uniform bits, which alone decide the draw.</param>
    /// <param name="allowed">The bins that may be drawn.</param>
    /// <param name="bin">The bin drawn, or 0.</param>
    /// <returns>False if no tree's leaf has a row in an allowed bin.</returns>
    public bool TryDrawAllowed(byte[][] columns, int row, ulong bits, in BinSet allowed, out byte bin) =>
        TryDrawAllowed(columns, row, bits, FindFirstLeaf(columns, row, bits), allowed, out bin);

    /// <summary>
    /// Draws a bin for one row among those allowed, as <see cref="TryDrawAllowed(byte[][], int, ulong, in BinSet, out byte)"/> does.
    /// </summary>
    /// <param name="columns">Bins of the features.</param>
    /// <param name="row">The row.</param>
    /// <param name="bits">64 uniform bits, which alone decide the draw.</param>
    /// <param name="leaf">What <see cref="FindFirstLeaves"/> says of the row and these bits.</param>
    /// <param name="allowed">The bins that may be drawn.</param>
    /// <param name="bin">The bin drawn, or 0.</param>
    /// <returns>False if no tree's leaf has a row in an allowed bin.</returns>
    public bool TryDrawAllowed(byte[][] columns, int row, ulong bits, int leaf, in BinSet allowed, out byte bin)
    {
        int first = PickTree(bits);
        if (_trees[first].Histogram(leaf).TryDraw(bits, allowed, out bin))
            return true;

        for (int step = 1; step < _trees.Length; step++)
        {
            DecisionTree tree = _trees[(first + step) % _trees.Length];
            if (tree.Histogram(tree.FindLeaf(columns, row)).TryDraw(bits, allowed, out bin))
                return true;
        }

        return false;
    }

    /// <summary>The leaf from which a row draws first: that of the tree that its bits pick.</summary>
    /// <param name="columns">Bins of the features.</param>
    /// <param name="row">The row.</param>
    /// <param name="bits">64 uniform bits, which alone decide the draw.</param>
    public int FindFirstLeaf(byte[][] columns, int row, ulong bits) => _trees[PickTree(bits)].FindLeaf(columns, row);

    /// <summary>
    /// The leaf from which each row draws first: that of the tree that its bits pick. To find those of many rows at once takes a fraction
    /// of what it takes one by one.
    /// </summary>
    /// <param name="columns">Bins of the features.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="randomBits">64 uniform bits a row, by its number.</param>
    /// <param name="destination">Receives the leaves, by the number of the row; the others are left as they are.</param>
    public void FindFirstLeaves(byte[][] columns, ReadOnlySpan<int> rows, ReadOnlySpan<ulong> randomBits, Span<int> destination)
    {
        int most = Math.Min(BlockRows, rows.Length);
        Span<int> sorted = stackalloc int[most];
        Span<int> leaves = stackalloc int[most];
        Span<int> ends = stackalloc int[_trees.Length];
        for (int start = 0; start < rows.Length; start += BlockRows)
        {
            SortByTree(randomBits, rows.Slice(start, Math.Min(BlockRows, rows.Length - start)), sorted, ends);
            for (int tree = 0, from = 0; tree < ends.Length; from = ends[tree++])
            {
                ReadOnlySpan<int> treeRows = sorted[from..ends[tree]];
                _trees[tree].FindLeaves(columns, treeRows, leaves);
                for (int i = 0; i < treeRows.Length; i++)
                    destination[treeRows[i]] = leaves[i];
            }
        }
    }

    /// <summary>The distribution from which a row draws first.</summary>
    /// <param name="leaf">What <see cref="FindFirstLeaves"/> says of the row and these bits.</param>
    /// <param name="bits">64 uniform bits, which pick the tree.</param>
    public LeafHistogram FirstHistogram(int leaf, ulong bits) => _trees[PickTree(bits)].Histogram(leaf);

    /// <summary>The leaf of a tree into which a row falls.</summary>
    public int FindLeaf(int tree, byte[][] columns, int row) => _trees[tree].FindLeaf(columns, row);

    /// <summary>The target's distribution in a leaf of a tree.</summary>
    public LeafHistogram Histogram(int tree, int leaf) => _trees[tree].Histogram(leaf);

    /// <summary>
    /// The distribution from which <see cref="Draw(byte[][], int, ReadOnlySpan{ulong}, Span{byte})"/> draws: the mean over trees of the
    /// shares in the row's leaves.
    /// </summary>
    /// <param name="columns">Bins of the features.</param>
    /// <param name="row">The row.</param>
    /// <param name="destination">Receives the probability of each bin, [<see cref="TargetBinCount"/>]; they sum to 1.</param>
    public void Distribution(byte[][] columns, int row, Span<double> destination)
    {
        destination = destination[..TargetBinCount];
        destination.Clear();
        foreach (DecisionTree tree in _trees)
        {
            LeafHistogram histogram = tree.Histogram(tree.FindLeaf(columns, row));
            double weight = 1.0 / ((double)histogram.Total * _trees.Length);
            for (int position = 0; position < histogram.Bins.Length; position++)
                destination[histogram.Bins[position]] += histogram.CountAt(position) * weight;
        }
    }

    /// <summary>Writes the forest in a compact form of its own version, to be read by <see cref="Read"/>.</summary>
    public void Write(BinaryWriter writer) => ForestFormat.Write(this, writer);

    /// <summary>Reads what <see cref="Write"/> has written. Safe on untrusted input: memory grows only with the bytes read.</summary>
    /// <param name="reader">The input.</param>
    /// <param name="leafRows">What <see cref="LeafRows"/> is to be, which the form does not keep.</param>
    /// <exception cref="InvalidDataException">The input is not a forest, is damaged or ends early.</exception>
    public static Forest Read(BinaryReader reader, int leafRows = 0) => ForestFormat.Read(reader, leafRows);

    private void SortByTree(ReadOnlySpan<ulong> randomBits, ReadOnlySpan<int> rows, Span<int> sorted, Span<int> ends)
    {
        ends.Clear();
        foreach (int row in rows)
            ends[PickTree(randomBits[row])]++;

        int sum = 0;
        for (int tree = 0; tree < ends.Length; tree++)
            (ends[tree], sum) = (sum, sum + ends[tree]);

        foreach (int row in rows)
            sorted[ends[PickTree(randomBits[row])]++] = row;
    }

    // The leaf takes the bits as they are, so that bits stratified over rows stratify what is drawn.
    private int PickTree(ulong bits) => BitMixer.Below(BitMixer.At(bits, TreeStream), _trees.Length);

    private double[] CountBinShares()
    {
        var shares = new double[TargetBinCount];
        double total = 0;
        foreach (DecisionTree tree in _trees)
        {
            for (int leaf = 0; leaf < tree.LeafCount; leaf++)
            {
                LeafHistogram histogram = tree.Histogram(leaf);
                for (int position = 0; position < histogram.Bins.Length; position++)
                    shares[histogram.Bins[position]] += histogram.CountAt(position);

                total += histogram.Total;
            }
        }

        for (int bin = 0; bin < shares.Length; bin++)
            shares[bin] /= total;

        return shares;
    }

    private static ImmutableArray<int> FindUsedFeatures(DecisionTree[] trees)
    {
        var used = new SortedSet<int>();
        foreach (DecisionTree tree in trees)
        {
            for (int node = 0; node < tree.NodeCount; node++)
            {
                if (!tree.IsLeaf(node))
                    used.Add(tree.FeatureOf(node));
            }
        }

        return [.. used];
    }
}
