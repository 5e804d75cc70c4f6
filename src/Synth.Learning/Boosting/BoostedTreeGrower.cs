namespace Synth.Learning;

/// <summary>Grows one tree on slopes and curvatures of the loss, depth first, on one index array partitioned in place.</summary>
/// <param name="features">The features.</param>
/// <param name="slopes">The slope of the gain at each row, [rows]; may change between trees.</param>
/// <param name="curvatures">Its curvature, [rows]; may change between trees.</param>
/// <param name="options">How to grow.</param>
/// <remarks>Reuses its buffers from tree to tree; not thread-safe.</remarks>
internal sealed class BoostedTreeGrower(BinnedMatrix features, double[] slopes, double[] curvatures, BoostOptions options)
{
    private readonly double[] _slopeSums = new double[BinChecks.MaxBinCount];
    private readonly double[] _curvatureSums = new double[BinChecks.MaxBinCount];
    private readonly int[] _counts = new int[BinChecks.MaxBinCount];
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
        Grow(0, rows, options.Depth);
        return new BoostedTree([.. _features], [.. _bins], [.. _children], [.. _values]);
    }

    private void Grow(int node, Span<int> rows, int depth)
    {
        double slope = 0;
        double curvature = 0;
        foreach (int row in rows)
        {
            slope += slopes[row];
            curvature += curvatures[row];
        }

        if (depth == 0 || !TryFindSplit(rows, slope, curvature, out int feature, out byte bin))
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
        Grow(left, rows[..middle], depth - 1);
        Grow(left + 1, rows[middle..], depth - 1);
    }

    private bool TryFindSplit(ReadOnlySpan<int> rows, double slope, double curvature, out int feature, out byte bin)
    {
        (feature, bin) = (-1, 0);
        double best = (slope * slope / (curvature + options.Penalty)) + 1e-9;
        for (int i = 0; i < features.Features.Length && rows.Length >= 2 * options.MinLeafRows; i++)
        {
            int binCount = features.Features[i].BinCount;
            Count(rows, features.Features[i].Values, binCount);
            double slopeLeft = 0;
            double curvatureLeft = 0;
            int countLeft = 0;
            for (int last = 0; last < binCount - 1; last++)
            {
                slopeLeft += _slopeSums[last];
                curvatureLeft += _curvatureSums[last];
                countLeft += _counts[last];
                if (_counts[last] == 0 || countLeft < options.MinLeafRows || rows.Length - countLeft < options.MinLeafRows)
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

    private void Count(ReadOnlySpan<int> rows, byte[] values, int binCount)
    {
        Array.Clear(_slopeSums, 0, binCount);
        Array.Clear(_curvatureSums, 0, binCount);
        Array.Clear(_counts, 0, binCount);
        foreach (int row in rows)
        {
            byte value = values[row];
            _slopeSums[value] += slopes[row];
            _curvatureSums[value] += curvatures[row];
            _counts[value]++;
        }
    }

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
