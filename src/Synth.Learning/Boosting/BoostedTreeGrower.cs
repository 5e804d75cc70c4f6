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

    /// <summary>Grows a tree on rows, which are permuted.</summary>
    public BoostedTree Grow(Span<int> rows)
    {
        _features.Clear();
        _bins.Clear();
        _children.Clear();
        _values.Clear();
        AddNode();
        GradientHistogram histogram = Spare();
        histogram.Sum(rows, slopes, curvatures);
        Grow(0, rows, histogram, options.Depth);
        _spare.Push(histogram);
        return new BoostedTree([.. _features], [.. _bins], [.. _children], [.. _values]);
    }

    // The histogram of the node is used up: the larger child takes it over.
    private void Grow(int node, Span<int> rows, GradientHistogram histogram, int depth)
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
            _values[node] = (float)(options.LearningRate * slope / (curvature + options.Penalty));
            return;
        }

        int middle = Partition(rows, features.Features[feature].Values, bin);
        int left = AddNode();
        AddNode();
        _features[node] = feature;
        _bins[node] = bin;
        _children[node] = left;
        Grow(left, rows[..middle], rows[middle..], histogram, depth - 1);
    }

    private void Grow(int leftNode, Span<int> left, Span<int> right, GradientHistogram histogram, int depth)
    {
        // Leaves need no histogram.
        if (depth == 0)
        {
            Grow(leftNode, left, histogram, depth);
            Grow(leftNode + 1, right, histogram, depth);
            return;
        }

        // Only the smaller child is summed up: the larger one is what it leaves of the node.
        bool isLeftSmaller = left.Length <= right.Length;
        GradientHistogram smaller = Spare();
        smaller.Sum(isLeftSmaller ? left : right, slopes, curvatures);
        histogram.Subtract(smaller);
        Grow(leftNode, left, isLeftSmaller ? smaller : histogram, depth);
        Grow(leftNode + 1, right, isLeftSmaller ? histogram : smaller, depth);
        _spare.Push(smaller);
    }

    private bool TryFindSplit(int rowCount, GradientHistogram histogram, double slope, double curvature, out int feature, out byte bin)
    {
        (feature, bin) = (-1, 0);
        double best = (slope * slope / (curvature + options.Penalty)) + 1e-9;
        for (int i = 0; i < features.Features.Length && rowCount >= 2 * options.MinLeafRows; i++)
        {
            ReadOnlySpan<GradientHistogram.Cell> cells = histogram[i];
            double slopeLeft = 0;
            double curvatureLeft = 0;
            int countLeft = 0;
            for (int last = 0; last < cells.Length - 1; last++)
            {
                slopeLeft += cells[last].Slope;
                curvatureLeft += cells[last].Curvature;
                countLeft += cells[last].Count;
                if (cells[last].Count == 0 || countLeft < options.MinLeafRows || rowCount - countLeft < options.MinLeafRows)
                    continue;

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
