using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Synth.Learning;

/// <summary>Grows one tree on slopes and curvatures of the loss, depth first, on one index array partitioned in place.</summary>
/// <param name="features">The features.</param>
/// <param name="slopes">The slope of the gain at each row, [rows]; may change between trees.</param>
/// <param name="curvatures">Its curvature, [rows]; may change between trees.</param>
/// <param name="options">How to grow.</param>
/// <remarks>Reuses its buffers from tree to tree; not thread-safe.</remarks>
internal sealed class BoostedTreeGrower(BinnedMatrix features, double[] slopes, double[] curvatures, BoostOptions options)
{
    private readonly Stack<GradientHistogram> _spare = [];
    private readonly List<int> _features = [];
    private readonly List<byte> _bins = [];
    private readonly List<int> _children = [];
    private readonly List<float> _values = [];

    /// <summary>Grows a tree.</summary>
    /// <param name="rows">The rows; they are permuted.</param>
    /// <param name="logOdds">Receives for each of them what the tree adds, [rows].</param>
    public BoostedTree Grow(Span<int> rows, double[] logOdds)
    {
        _features.Clear();
        _bins.Clear();
        _children.Clear();
        _values.Clear();
        AddNode();
        GradientHistogram histogram = Spare();
        histogram.Sum(rows, slopes, curvatures);
        Grow(0, rows, histogram, options.Depth, logOdds);
        _spare.Push(histogram);
        return new BoostedTree([.. _features], [.. _bins], [.. _children], [.. _values]);
    }

    // The histogram of the node is used up: the larger child takes it over.
    private void Grow(int node, Span<int> rows, GradientHistogram histogram, int depth, double[] logOdds)
    {
        double slope = 0;
        double curvature = 0;
        foreach (int row in rows)
        {
            slope += slopes[row];
            curvature += curvatures[row];
        }

        if (depth == 0 || !TryFindSplit(rows.Length, histogram, slope, curvature, out int feature, out byte bin))
        {
            float value = (float)(options.LearningRate * slope / (curvature + options.Penalty));
            _values[node] = value;
            foreach (int row in rows)
                logOdds[row] += value;

            return;
        }

        int middle = Partition(rows, features.Features[feature].Values, bin);
        int left = AddNode();
        AddNode();
        _features[node] = feature;
        _bins[node] = bin;
        _children[node] = left;
        Grow(left, rows[..middle], rows[middle..], histogram, depth - 1, logOdds);
    }

    private void Grow(int leftNode, Span<int> left, Span<int> right, GradientHistogram histogram, int depth, double[] logOdds)
    {
        // Leaves need no histogram.
        if (depth == 0)
        {
            Grow(leftNode, left, histogram, depth, logOdds);
            Grow(leftNode + 1, right, histogram, depth, logOdds);
            return;
        }

        // Only the smaller child is summed up: the larger one is what it leaves of the node.
        bool isLeftSmaller = left.Length <= right.Length;
        GradientHistogram smaller = Spare();
        smaller.Sum(isLeftSmaller ? left : right, slopes, curvatures);
        histogram.Subtract(smaller);
        Grow(leftNode, left, isLeftSmaller ? smaller : histogram, depth, logOdds);
        Grow(leftNode + 1, right, isLeftSmaller ? histogram : smaller, depth, logOdds);
        _spare.Push(smaller);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryFindSplit(int rowCount, GradientHistogram histogram, double slope, double curvature, out int feature, out byte bin)
    {
        (feature, bin) = (-1, 0);
        double best = (slope * slope / (curvature + options.Penalty)) + 1e-9;
        for (int i = 0; i < features.Features.Length && rowCount >= 2 * options.MinLeafRows; i++)
        {
            ReadOnlySpan<GradientHistogram.Cell> cells = histogram[i];
            var left = new GradientHistogram.Cell(Vector256<double>.Zero);
            for (int last = 0; last < cells.Length - 1; last++)
            {
                left.Sums += cells[last].Sums;
                if (cells[last].Count == 0 || left.Count < options.MinLeafRows)
                    continue;
                if (rowCount - left.Count < options.MinLeafRows)
                    break;

                double slopeLeft = left.Slope;
                double curvatureLeft = left.Curvature;
                double slopeRight = slope - slopeLeft;
                double gain = (slopeLeft * slopeLeft / (curvatureLeft + options.Penalty))
                    + (slopeRight * slopeRight / (curvature - curvatureLeft + options.Penalty));
                if (gain > best)
                    (best, feature, bin) = (gain, i, (byte)last);
            }
        }

        return feature >= 0;
    }

    private GradientHistogram Spare() => _spare.TryPop(out GradientHistogram? spare) ? spare : new GradientHistogram(features);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Partition(Span<int> rows, byte[] values, byte bin)
    {
        int middle = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            if (values[rows[i]] > bin)
                continue;

            (rows[middle], rows[i]) = (rows[i], rows[middle]);
            middle++;
        }

        return middle;
    }

    private int AddNode()
    {
        _features.Add(-1);
        _bins.Add(0);
        _children.Add(0);
        _values.Add(0);
        return _features.Count - 1;
    }
}
