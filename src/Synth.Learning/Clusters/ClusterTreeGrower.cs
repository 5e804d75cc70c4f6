namespace Synth.Learning;

/// <summary>
/// Grows a <see cref="ClusterTree"/> best first. A split is worth what it gains in likelihood over all targets, counted per item rather
/// than per row, less half the logarithm of the items for each parameter that it adds (Schwarz 1978).
/// </summary>
public static class ClusterTreeGrower
{
    private const int TargetClasses = 8;

    /// <summary>Grows a tree.</summary>
    /// <param name="items">The features of the items. Shape [features][items].</param>
    /// <param name="itemOfRow">The item that each row belongs to. Shape [rows].</param>
    /// <param name="targets">What rows of one cluster shall be alike in. Shape [targets][rows].</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Checked at each node.</param>
    public static ClusterTree Grow(
        BinnedMatrix items, int[] itemOfRow, IReadOnlyList<BinnedTarget> targets,
        ClusterOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(itemOfRow);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(options);
        var classes = targets.Select(Classify).ToArray();
        var rowsOf = RowsByItem(items.RowCount, itemOfRow);
        var nodes = new List<ClusterNode> { Leaf };
        var open = new List<Candidate> { Best(0, [.. Enumerable.Range(0, items.RowCount)], items, rowsOf, classes, options) };
        for (var clusters = 1; clusters < options.MaxClusters; clusters++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var best = open.MaxBy(candidate => candidate.Gain)!;
            if (best.Gain <= 0)
            {
                break;
            }

            open.Remove(best);
            nodes[best.Node] = best.Split with { Left = nodes.Count, Right = nodes.Count + 1 };
            var column = items.Features[best.Split.Feature].Values;
            foreach (var side in new[] { true, false })
            {
                var members = best.Items.Where(item => best.Split.GoesLeft(column[item]) == side).ToArray();
                nodes.Add(Leaf);
                open.Add(Best(nodes.Count - 1, members, items, rowsOf, classes, options));
            }
        }

        var cluster = 0;
        return new ClusterTree([.. nodes.Select(node => node.IsLeaf ? node with { Left = cluster++ } : node)]);
    }

    /// <summary>For each target alone, what the best first split would gain; 0 when none is worth it. Shape [targets].</summary>
    /// <param name="items">The features of the items. Shape [features][items].</param>
    /// <param name="itemOfRow">The item that each row belongs to. Shape [rows].</param>
    /// <param name="targets">The targets. Shape [targets][rows].</param>
    /// <param name="options">How.</param>
    public static double[] FirstGains(BinnedMatrix items, int[] itemOfRow, IReadOnlyList<BinnedTarget> targets, ClusterOptions options)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(itemOfRow);
        ArgumentNullException.ThrowIfNull(targets);
        var rowsOf = RowsByItem(items.RowCount, itemOfRow);
        int[] all = [.. Enumerable.Range(0, items.RowCount)];
        return [.. targets.Select(target => Best(0, all, items, rowsOf, [Classify(target)], options).Gain)];
    }

    /// <summary>
    /// For each feature alone, what the best first split by it would gain over all targets; 0 when none is worth it. Shape
    /// [features].
    /// </summary>
    /// <param name="items">The features of the items. Shape [features][items].</param>
    /// <param name="itemOfRow">The item that each row belongs to. Shape [rows].</param>
    /// <param name="targets">The targets. Shape [targets][rows].</param>
    /// <param name="options">How.</param>
    public static double[] FeatureGains(BinnedMatrix items, int[] itemOfRow, IReadOnlyList<BinnedTarget> targets, ClusterOptions options)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(itemOfRow);
        ArgumentNullException.ThrowIfNull(targets);
        var rowsOf = RowsByItem(items.RowCount, itemOfRow);
        var classes = targets.Select(Classify).ToArray();
        int[] all = [.. Enumerable.Range(0, items.RowCount)];
        return
        [
            .. items.Features.Select(feature =>
                Best(0, all, new BinnedMatrix([feature], items.RowCount), rowsOf, classes, options).Gain),
        ];
    }

    private static ClusterNode Leaf => new(-1, 0, false, 0, 0);

    private static (byte[] ClassOfRow, int Count) Classify(BinnedTarget target)
    {
        var counts = new int[target.BinCount];
        foreach (var bin in target.Bins)
        {
            counts[bin]++;
        }

        var classes = SplitClasses.Group(counts, target.Kind, TargetClasses);
        return (Array.ConvertAll(target.Bins, bin => classes.ClassOfBin[bin]), classes.Count);
    }

    private static int[][] RowsByItem(int itemCount, int[] itemOfRow)
    {
        var rows = new List<int>[itemCount];
        for (var row = 0; row < itemOfRow.Length; row++)
        {
            (rows[itemOfRow[row]] ??= []).Add(row);
        }

        return [.. rows.Select(list => list?.ToArray() ?? [])];
    }

    private static Candidate Best(
        int node, int[] members, BinnedMatrix items, int[][] rowsOf, (byte[] ClassOfRow, int Count)[] classes, ClusterOptions options)
    {
        var best = new Candidate(node, members, 0, Leaf);
        var rows = members.Sum(item => rowsOf[item].Length);
        if (members.Length < 2 * options.MinItems || rows == 0)
        {
            return best;
        }

        for (var feature = 0; feature < items.Features.Length; feature++)
        {
            var table = new SplitTable(items.Features[feature], members, rowsOf, classes);
            foreach (var (bin, gain) in table.Gains(options.MinItems, rows / (double)members.Length))
            {
                if (gain > best.Gain)
                {
                    var nominal = items.Features[feature].Kind == FeatureKind.Nominal;
                    best = best with { Gain = gain, Split = new ClusterNode(feature, bin, nominal, 0, 0) };
                }
            }
        }

        return best;
    }

    private sealed record Candidate(int Node, int[] Items, double Gain, ClusterNode Split);
}
