namespace Synth.Learning;

/// <summary>
/// Grows one classification tree on the rows of a bag: splits by entropy, depth first, on one index array partitioned in place; leaves
/// count all target bins (Breiman et al. 1984; as conditional samplers: Nowok, Raab and Dibben 2016).
/// </summary>
/// <remarks>Reuses its buffers from tree to tree; not thread-safe.</remarks>
internal sealed class TreeGrower
{
    private const ulong SampleStream = 0x73706C6974726F77;

    private readonly NodeRows _node = new();
    private readonly SplitFinder _finder = new();
    private readonly RowPartition _partition = new();
    private readonly TreeBuilder _builder = new();
    private readonly Stack<Pending> _pending = new();
    private readonly int[] _binCounts = new int[BinChecks.MaxBinCount];
    private int[] _searched = [];
    private int[] _dividing = [];
    private ulong _sampleKey;

    /// <summary>Tells families apart at the leaves; to be reset by the owner for each problem.</summary>
    public FamilyCounter Families { get; } = new();

    /// <summary>Grows a tree.</summary>
    /// <param name="problem">What to grow.</param>
    /// <param name="rows">The bag in its first <paramref name="rowCount"/> entries; they are permuted.</param>
    /// <param name="rowCount">Number of rows in the bag, at least 1.</param>
    /// <param name="bagKey">Names the tree's bag, see <see cref="FamilyBag.KeyOf"/>, and the families by which splits of large nodes are
    /// searched.</param>
    /// <param name="cancellationToken">Checked at each node.</param>
    public DecisionTree Grow(GrowingProblem problem, int[] rows, int rowCount, ulong bagKey, CancellationToken cancellationToken)
    {
        _sampleKey = BitMixer.At(bagKey, SampleStream);
        _builder.Reset();
        _pending.Clear();
        if (_dividing.Length < problem.Features.Length)
            _dividing = new int[problem.Features.Length];

        if (HasEnoughFamilies(problem, rows, 0, rowCount))
            _pending.Push(new Pending(0, 0, rowCount, 0, problem.Features));
        else
            AddLeaf(problem, 0, rows, 0, rowCount);

        while (_pending.TryPop(out Pending next))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Grow(problem, rows, next);
        }

        return _builder.Build();
    }

    private void Grow(GrowingProblem problem, int[] rows, Pending node)
    {
        (int number, int start, int end, int depth, int[] features) = node;
        if (!TrySplit(problem, rows, node, ref features, out Split split))
        {
            AddLeaf(problem, number, rows, start, end);
            return;
        }

        int middle = _partition.Apply(rows, start, end, problem.Matrix.Features[split.Feature].Values, split);
        bool leftIsEnough = HasEnoughFamilies(problem, rows, start, middle);
        bool rightIsEnough = HasEnoughFamilies(problem, rows, middle, end);
        if (!leftIsEnough && !rightIsEnough)
        {
            AddLeaf(problem, number, rows, start, end);
            return;
        }

        // A child with too few families is a leaf with the histogram of this node, which has enough of them.
        int left = _builder.AddSplit(number, split);
        if (rightIsEnough)
            _pending.Push(new Pending(left + 1, middle, end, depth + 1, features));
        else
            AddLeaf(problem, left + 1, rows, start, end);

        if (leftIsEnough)
            _pending.Push(new Pending(left, start, middle, depth + 1, features));
        else
            AddLeaf(problem, left, rows, start, end);
    }

    // Features by which a node cannot be divided divide no node below it either: they are left out there.
    private bool TrySplit(GrowingProblem problem, int[] rows, Pending node, ref int[] features, out Split split)
    {
        split = default;
        if (node.Depth >= problem.MaxDepth || node.End - node.Start < 2 * (long)problem.MinLeafRows)
            return false;

        int searched = Sample(problem, rows.AsSpan(node.Start, node.End - node.Start));
        if (searched > 0)
        {
            _node.Load(_searched, 0, searched, problem.ClassOfRow, problem.ClassCount);
            if (!_node.IsPure && _finder.TryFind(problem, _node, features, _dividing, out _, out split))
                return true;
        }

        // Rare classes may be missing from the sample.
        _node.Load(rows, node.Start, node.End, problem.ClassOfRow, problem.ClassCount);
        if (_node.IsPure || !_finder.TryFind(problem, _node, features, _dividing, out int dividing, out split))
            return false;

        features = dividing < features.Length ? _dividing[..dividing] : features;
        return true;
    }

    // A split of very many rows is found as well by some of them: whole families by their hash, so that the order of rows decides nothing.
    private int Sample(GrowingProblem problem, ReadOnlySpan<int> rows)
    {
        if (rows.Length <= 2 * problem.SearchRows)
            return 0;

        if (_searched.Length < rows.Length)
            _searched = new int[rows.Length];

        ulong most = (ulong)((double)problem.SearchRows / rows.Length * ulong.MaxValue);
        int count = 0;
        foreach (int row in rows)
        {
            _searched[count] = row;
            count += BitMixer.At(_sampleKey, (uint)problem.FamilyIds[problem.FamilyOfRow[row]]) <= most ? 1 : 0;
        }

        // Where a few families have most of the rows, none or all of them may be chosen.
        return count < problem.SearchRows / 2 ? 0 : count;
    }

    private bool HasEnoughFamilies(GrowingProblem problem, int[] rows, int start, int end) =>
        Families.HasAtLeast(problem.MinLeafFamilies, rows.AsSpan(start, end - start), problem.FamilyOfRow);

    private void AddLeaf(GrowingProblem problem, int node, int[] rows, int start, int end)
    {
        Span<int> counts = _binCounts.AsSpan(0, problem.TargetBinCount);
        counts.Clear();
        byte[] binOfRow = problem.BinOfRow;
        foreach (int row in rows.AsSpan(start, end - start))
            counts[binOfRow[row]]++;

        _builder.AddLeaf(node, counts);
    }

    /// <summary>A node still to be grown: its number, its rows [Start, End), its depth, and the features to try.</summary>
    private readonly record struct Pending(int Number, int Start, int End, int Depth, int[] Features);
}
