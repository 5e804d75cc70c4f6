using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Synth.Learning;

/// <summary>Of a node's rows the sums of slopes and curvatures, and their number, by feature and bin.</summary>
/// <remarks>Hot path. Not thread-safe.</remarks>
internal sealed class GradientHistogram
{
    private readonly BinnedMatrix _features;
    private readonly int[] _starts;
    private readonly Cell[] _cells;
    private (double Slope, double Curvature)[] _gathered = [];

    /// <param name="features">The features.</param>
    public GradientHistogram(BinnedMatrix features)
    {
        _features = features;
        _starts = new int[features.Features.Length + 1];
        for (int i = 0; i < features.Features.Length; i++)
            _starts[i + 1] = _starts[i] + features.Features[i].BinCount;

        _cells = new Cell[_starts[^1]];
    }

    /// <summary>The cells of a feature, by bin.</summary>
    public ReadOnlySpan<Cell> this[int feature] => _cells.AsSpan(_starts[feature].._starts[feature + 1]);

    /// <summary>Sums up rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="slopes">The slope at each row of the matrix.</param>
    /// <param name="curvatures">The curvature at each row of the matrix.</param>
    public void Sum(ReadOnlySpan<int> rows, double[] slopes, double[] curvatures)
    {
        if (_gathered.Length < rows.Length)
            _gathered = new (double, double)[rows.Length];

        // Gathered once for all features.
        for (int i = 0; i < rows.Length; i++)
            _gathered[i] = (slopes[rows[i]], curvatures[rows[i]]);

        Array.Clear(_cells);
        for (int feature = 0; feature < _features.Features.Length; feature++)
            Sum(rows, _gathered, ref MemoryMarshal.GetArrayDataReference(_features.Features[feature].Values), ref _cells[_starts[feature]]);
    }

    // A feature's bins are below its bin count, as was checked when the matrix was made, and every row was read above.
    private static void Sum(ReadOnlySpan<int> rows, ReadOnlySpan<(double Slope, double Curvature)> gathered, ref byte bins, ref Cell cells)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            ref Cell cell = ref Unsafe.Add(ref cells, Unsafe.Add(ref bins, rows[i]));
            cell.Slope += gathered[i].Slope;
            cell.Curvature += gathered[i].Curvature;
            cell.Count++;
        }
    }

    /// <summary>Takes away the rows of another histogram, which are among those of this one.</summary>
    public void Subtract(GradientHistogram other)
    {
        for (int i = 0; i < _cells.Length; i++)
        {
            _cells[i].Slope -= other._cells[i].Slope;
            _cells[i].Curvature -= other._cells[i].Curvature;
            _cells[i].Count -= other._cells[i].Count;
        }
    }

    /// <summary>The sums of a bin.</summary>
    internal struct Cell
    {
        public double Slope;
        public double Curvature;
        public int Count;
    }
}
