using System.Runtime.CompilerServices;

namespace Synth.Learning;

/// <summary>
/// Finds the split of a node that most decreases the entropy of the split classes, over all features. Of equal splits that of the
/// lowest feature wins, then the earliest in the order of its bins.
/// </summary>
internal sealed class SplitFinder
{
    private const int KeyFractionBits = 22;

    private readonly SortedSweep _sortedSweep = new();
    private readonly TableSweep _tableSweep = new();
    private readonly byte[] _order = new byte[BinChecks.MaxBinCount];
    private readonly ulong[] _orderKeys = new ulong[BinChecks.MaxBinCount];

    /// <summary>Finds the best split.</summary>
    /// <param name="problem">What is being grown.</param>
    /// <param name="node">The node, loaded.</param>
    /// <param name="features">The features to try, ascending.</param>
    /// <param name="dividing">Receives those of them by which this node, or one below it, can be divided, [≥ features].</param>
    /// <param name="dividingCount">How many these are.</param>
    /// <param name="split">The best split, if any.</param>
    /// <returns>False if no split leaves enough rows on both sides and gains more than the guard asks for.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryFind(
        GrowingProblem problem, NodeRows node, ReadOnlySpan<int> features, Span<int> dividing, out int dividingCount, out Split split)
    {
        split = default;
        dividingCount = 0;
        long minGain = problem.Guard.MinGain(node.PresentClassCount);
        long bestGain = minGain;
        foreach (int index in features)
        {
            BinnedFeature feature = problem.Matrix.Features[index];
            FeatureSweep sweep = ChooseSweep(node, feature.BinCount, problem.Entropy);
            int occupied = sweep.Load(node, feature.Values, feature.BinCount, _order);

            // Whatever the cut, the fullest bin is on one side, and too few rows are on the other: here and in all nodes below.
            if (occupied < 2 || node.Count - sweep.MostRows < problem.MinLeafRows)
                continue;

            dividing[dividingCount++] = index;
            sweep.Arrange(node);
            Span<byte> order = _order.AsSpan(0, occupied);
            if (feature.Kind == FeatureKind.Nominal)
                OrderByTarget(order, sweep, node, problem.TargetKind);

            Cut cut = sweep.Sweep(node, order, problem.MinLeafRows, problem.Entropy);
            if (cut.Gain <= bestGain)
                continue;

            bestGain = cut.Gain;
            split = feature.Kind == FeatureKind.Ordinal
                ? new Split(index, FeatureKind.Ordinal, Threshold(order, cut), default)
                : new Split(index, FeatureKind.Nominal, 0, LeftBins(order, cut, node.Count));
        }

        return bestGain > minGain;
    }

    private FeatureSweep ChooseSweep(NodeRows node, int binCount, EntropyTable entropy)
    {
        int cells = binCount * node.ClassCounts.Length;
        return node.Count > entropy.Length || node.Count >= cells ? _tableSweep : _sortedSweep;
    }

    // Breiman, Friedman, Olshen and Stone 1984, section 4.2: for two classes, and for means of ordered classes, the best of all
    // subsets is a prefix of this order; for more classes it is a good heuristic.
    private void OrderByTarget(Span<byte> order, FeatureSweep sweep, NodeRows node, FeatureKind targetKind)
    {
        Span<ulong> keys = _orderKeys.AsSpan(0, order.Length);
        for (int i = 0; i < order.Length; i++)
        {
            byte bin = order[i];
            long sum = targetKind == FeatureKind.Ordinal ? sweep.SumOfClasses(bin) : sweep.CountOfClass(bin, node.CommonestClass);
            ulong mean = (ulong)((sum << KeyFractionBits) / sweep.CountOf(bin));
            keys[i] = (mean << 8) | bin;
        }

        keys.Sort();
        for (int i = 0; i < order.Length; i++)
            order[i] = (byte)keys[i];
    }

    // Half way across the empty bins, as for numbers. But not beyond bin 0: callers keep the missing values there.
    private static byte Threshold(ReadOnlySpan<byte> order, Cut cut)
    {
        byte last = order[cut.LeftBinCount - 1];
        return last == 0 ? last : (byte)((last + order[cut.LeftBinCount] - 1) / 2);
    }

    // Bins that the node has no row of follow the majority.
    private static BinSet LeftBins(ReadOnlySpan<byte> order, Cut cut, int rowCount) =>
        2 * (long)cut.LeftRowCount > rowCount
            ? BinSet.All.Except(BinSet.Of(order[cut.LeftBinCount..]))
            : BinSet.Of(order[..cut.LeftBinCount]);
}
