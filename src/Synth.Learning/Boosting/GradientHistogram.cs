using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Synth.Learning;

/// <summary>Of a node's rows the sums of slopes and curvatures, and their number, by feature and bin.</summary>
/// <remarks>Hot path. Not thread-safe.</remarks>
internal sealed class GradientHistogram
{
    private readonly byte[][] _columns;
    private readonly int[] _starts;
    private readonly Cell[] _cells;
    private Cell[] _gathered = [];

    /// <param name="features">The features.</param>
    public GradientHistogram(BinnedMatrix features)
    {
        _columns = features.ToColumns();
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
            _gathered = new Cell[rows.Length];

        // Gathered once for all features.
        for (int i = 0; i < rows.Length; i++)
            _gathered[i] = new Cell(Vector256.Create(slopes[rows[i]], curvatures[rows[i]], 1, 0));

        Array.Clear(_cells);
        ref Cell gathered = ref MemoryMarshal.GetArrayDataReference(_gathered);
        int feature = 0;
        for (; feature + 2 < _columns.Length; feature += 3)
        {
            SumThree(
                rows,
                ref gathered,
                ref BinsOf(feature), ref BinsOf(feature + 1), ref BinsOf(feature + 2),
                ref CellsOf(feature), ref CellsOf(feature + 1), ref CellsOf(feature + 2));
        }

        for (; feature < _columns.Length; feature++)
            SumOne(rows, ref gathered, ref BinsOf(feature), ref CellsOf(feature));
    }

    /// <summary>Takes away the rows of another histogram, which are among those of this one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Subtract(GradientHistogram other)
    {
        ref Cell cells = ref MemoryMarshal.GetArrayDataReference(_cells);
        ref Cell others = ref MemoryMarshal.GetArrayDataReference(other._cells);
        for (int i = 0; i < _cells.Length; i++)
            Unsafe.Add(ref cells, i).Sums -= Unsafe.Add(ref others, i).Sums;
    }

    // A feature's bins are below its bin count, as was checked when the matrix was made, and every row was read when it was gathered.
    // While a cell of one feature waits for the row before, those of the others need not wait for it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumThree(
        ReadOnlySpan<int> rows,
        ref Cell gathered,
        ref byte bins0, ref byte bins1, ref byte bins2,
        ref Cell cells0, ref Cell cells1, ref Cell cells2)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            int row = rows[i];
            Vector256<double> sums = Unsafe.Add(ref gathered, i).Sums;
            Unsafe.Add(ref cells0, Unsafe.Add(ref bins0, row)).Sums += sums;
            Unsafe.Add(ref cells1, Unsafe.Add(ref bins1, row)).Sums += sums;
            Unsafe.Add(ref cells2, Unsafe.Add(ref bins2, row)).Sums += sums;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumOne(ReadOnlySpan<int> rows, ref Cell gathered, ref byte bins, ref Cell cells)
    {
        for (int i = 0; i < rows.Length; i++)
            Unsafe.Add(ref cells, Unsafe.Add(ref bins, rows[i])).Sums += Unsafe.Add(ref gathered, i).Sums;
    }

    private ref byte BinsOf(int feature) => ref MemoryMarshal.GetArrayDataReference(_columns[feature]);

    private ref Cell CellsOf(int feature) => ref _cells[_starts[feature]];

    /// <summary>The sums of a bin, side by side so that one addition adds them all.</summary>
    internal struct Cell(Vector256<double> sums)
    {
        /// <summary>The slope, the curvature, the number of rows, and nothing.</summary>
        public Vector256<double> Sums = sums;

        /// <summary>The sum of slopes.</summary>
        public readonly double Slope => Sums.GetElement(0);

        /// <summary>The sum of curvatures.</summary>
        public readonly double Curvature => Sums.GetElement(1);

        /// <summary>The number of rows.</summary>
        public readonly int Count => (int)Sums.GetElement(2);
    }
}
