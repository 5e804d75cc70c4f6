namespace Synth.Learning;

/// <summary>
/// Grows one classification tree on the rows of a bag: splits by entropy, depth first, on one index array partitioned in place; leaves
/// count all target bins (Breiman et al. 1984; as conditional samplers: Nowok, Raab and Dibben 2016). Where few families of the bag are in
/// a leaf, those beside the bag count as well, so that a kind of row that few families have is not lost with those that were not drawn.
/// </summary>
/// <remarks>Reuses its buffers from tree to tree; not thread-safe.</remarks>
internal sealed class TreeGrower
{
    private const ulong SampleStream = 0x73706C6974726F77;

    private readonly NodeRows _node = new();
    private readonly SplitFinder _finder = new();
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
    /// <param name="rows">The bag, of at least one row, and the rows beside it; they are permuted.</param>
    /// <param name="bagKey">Names the tree's bag, see <see cref="FamilyBag.KeyOf"/>, and the families by which splits of large nodes are
    /// searched.</param>
    /// <param name="cancellationToken">Checked at each node.</param>
    public DecisionTree Grow(GrowingProblem problem, TreeRows rows, ulong bagKey, CancellationToken cancellationToken)
    {
        _sampleKey = BitMixer.At(bagKey, SampleStream);
        _builder.Reset();
        _pending.Clear();
        if (_dividing.Length < problem.Features.Length)
            _dividing = new int[problem.Features.Length];

        if (HasEnoughFamilies(problem, rows, rows.All))
            _pending.Push(new Pending(0, rows.All, 0, problem.Features));
        else
            AddLeaf(problem, 0, rows, rows.All);

        while (_pending.TryPop(out Pending next))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Grow(problem, rows, next);
        }

        return _builder.Build();
    }

    private void Grow(GrowingProblem problem, TreeRows rows, Pending node)
    {
        (int number, NodeSpan span, int depth, int[] features) = node;
        if (!TrySplit(problem, rows, node, ref features, out Split split))
        {
            AddLeaf(problem, number, rows, span);
            return;
        }

        (NodeSpan left, NodeSpan right) = rows.Divide(span, problem.Matrix.Features[split.Feature].Values, split);
        bool leftIsEnough = HasEnoughFamilies(problem, rows, left);
        bool rightIsEnough = HasEnoughFamilies(problem, rows, right);
        if (!leftIsEnough && !rightIsEnough)
        {
            AddLeaf(problem, number, rows, span);
            return;
        }

        // A child with too few families is a leaf with the histogram of this node, which has enough of them.
        int first = _builder.AddSplit(number, split);
        if (rightIsEnough)
            _pending.Push(new Pending(first + 1, right, depth + 1, features));
        else
            AddLeaf(problem, first + 1, rows, span);

        if (leftIsEnough)
            _pending.Push(new Pending(first, left, depth + 1, features));
        else
            AddLeaf(problem, first, rows, span);
    }

    // Features by which a node cannot be divided divide no node below it either: they are left out there.
    private bool TrySplit(GrowingProblem problem, TreeRows rows, Pending node, ref int[] features, out Split split)
    {
        split = default;
        if (node.Depth >= problem.MaxDepth || node.Span.Count < 2 * (long)problem.MinLeafRows)
            return false;

        int searched = Sample(problem, rows.BaggedIn(node.Span));
        if (searched > 0)
        {
            _node.Load(_searched, 0, searched, problem.ClassOfRow, problem.ClassCount);
            if (!_node.IsPure && _finder.TryFind(problem, _node, features, _dividing, out _, out split))
                return true;
        }

        // Rare classes may be missing from the sample.
        _node.Load(rows.Bagged, node.Span.Start, node.Span.End, problem.ClassOfRow, problem.ClassCount);
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

    private bool HasEnoughFamilies(GrowingProblem problem, TreeRows rows, NodeSpan span)
    {
        int bagged = CountFamilies(problem, rows.BaggedIn(span), problem.MinLeafFamilies);
        int missing = problem.MinLeafFamilies - bagged;
        return missing == 0 || CountFamilies(problem, rows.RestIn(span), missing) == missing;
    }

    private int CountFamilies(GrowingProblem problem, ReadOnlySpan<int> rows, int most) =>
        Families.CountUpTo(most, rows, problem.FamilyOfRow);

    private void AddLeaf(GrowingProblem problem, int node, TreeRows rows, NodeSpan span)
    {
        Span<int> counts = _binCounts.AsSpan(0, problem.TargetBinCount);
        counts.Clear();
        byte[] binOfRow = problem.BinOfRow;
        foreach (int row in rows.BaggedIn(span))
            counts[binOfRow[row]]++;

        if (CountFamilies(problem, rows.BaggedIn(span), problem.MinLeafFamilies) < problem.MinLeafFamilies)
        {
            foreach (int row in rows.RestIn(span))
                counts[binOfRow[row]]++;
        }

        _builder.AddLeaf(node, counts);
    }

    /// <summary>A node still to be grown: its number, its rows, its depth, and the features to try.</summary>
    private readonly record struct Pending(int Number, NodeSpan Span, int Depth, int[] Features);
}
