using System.Runtime.CompilerServices;

namespace Synth.Learning;

/// <summary>What all features of one node share: its rows, their split classes gathered side by side, and the classes' counts.</summary>
internal sealed class NodeRows
{
    private readonly int[] _classCounts = new int[BinChecks.MaxBinCount];
    private int[] _rows = [];
    private byte[] _classes = [];
    private int _start;
    private int _classCount;

    /// <summary>Number of rows of the node.</summary>
    public int Count { get; private set; }

    /// <summary>The class with most rows, the lowest of equals.</summary>
    public int CommonestClass { get; private set; }

    /// <summary>Number of classes that have a row.</summary>
    public int PresentClassCount { get; private set; }

    /// <summary>Whether all rows have one class.</summary>
    public bool IsPure => PresentClassCount == 1;

    /// <summary>The rows, [<see cref="Count"/>].</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(_start, Count);

    /// <summary>Split class of each of the rows, [<see cref="Count"/>].</summary>
    public ReadOnlySpan<byte> Classes => _classes.AsSpan(0, Count);

    /// <summary>Rows of each class, [classes].</summary>
    public ReadOnlySpan<int> ClassCounts => _classCounts.AsSpan(0, _classCount);

    /// <summary>Makes the node's rows <paramref name="rows"/>[start..end), to be read in place until the next load.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Load(int[] rows, int start, int end, byte[] classOfRow, int classCount)
    {
        _rows = rows;
        _start = start;
        _classCount = classCount;
        Count = end - start;
        if (_classes.Length < Count)
            _classes = new byte[Count];

        Span<int> counts = _classCounts.AsSpan(0, classCount);
        counts.Clear();
        Span<byte> classes = _classes.AsSpan(0, Count);
        ReadOnlySpan<int> nodeRows = Rows;
        for (int i = 0; i < nodeRows.Length; i++)
        {
            byte splitClass = classOfRow[nodeRows[i]];
            classes[i] = splitClass;
            counts[splitClass]++;
        }

        PresentClassCount = classCount - counts.Count(0);
        CommonestClass = 0;
        for (int splitClass = 1; splitClass < classCount; splitClass++)
        {
            if (counts[splitClass] > counts[CommonestClass])
                CommonestClass = splitClass;
        }
    }
}
