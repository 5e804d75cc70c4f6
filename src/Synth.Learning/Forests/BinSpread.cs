namespace Synth.Learning;

/// <summary>
/// Moves a bin that was drawn from a leaf to another one nearby, so that what is drawn follows the law of the leaf's rows rather than the
/// rows: a smoothed bootstrap (Silverman and Young 1987) with an even kernel. It reaches as far as the leaf's rows lie apart on the
/// average, so that rows which agree stay, and rows that say little tell nobody where each of them is. Distances are shares of all rows
/// of the bins that move. Immutable and thread-safe.
/// </summary>
public sealed class BinSpread
{
    /// <summary>How far fewer rows lie apart tells nothing of their law: such a leaf, made only on demand, is drawn as it is.</summary>
    private const int FewestRows = 5;

    private const ulong PlaceStream = 0x62696e73706c6163;
    private const ulong ReachStream = 0x62696e7372656163;

    private readonly double[] _begins;
    private readonly double[] _widths;
    private readonly byte[] _moving;
    private readonly int[] _ranks;
    private readonly double[] _movingBegins;
    private readonly byte[] _guide = new byte[256];
    private readonly double _slotsPerShare;

    private BinSpread(double[] begins, double[] widths, byte[] moving)
    {
        _begins = begins;
        _widths = widths;
        _moving = moving;
        _ranks = new int[widths.Length];
        for (int position = 0; position < moving.Length; position++)
            _ranks[moving[position]] = position;

        _movingBegins = Array.ConvertAll(moving, bin => begins[bin]);
        _slotsPerShare = _guide.Length / (begins[moving[^1]] + widths[moving[^1]]);
        for (int slot = 0, position = 0; slot < _guide.Length; slot++)
        {
            while (position + 1 < moving.Length && _movingBegins[position + 1] * _slotsPerShare <= slot)
                position++;

            _guide[slot] = (byte)position;
        }
    }

    /// <summary>How the bins of a forest's target move; null where fewer than two do.</summary>
    /// <param name="forest">The forest, of an ordinal target.</param>
    /// <param name="moves">Whether a bin stands for a range, rather than for a value of its own.</param>
    public static BinSpread? Of(Forest forest, Func<int, bool> moves)
    {
        ArgumentNullException.ThrowIfNull(forest);
        ArgumentNullException.ThrowIfNull(moves);
        var begins = new double[forest.TargetBinCount];
        var widths = new double[forest.TargetBinCount];
        double end = 0;
        for (int bin = 0; bin < widths.Length; bin++)
        {
            begins[bin] = end;
            widths[bin] = moves(bin) ? forest.BinShares[bin] : 0;
            end += widths[bin];
        }

        byte[] moving = [.. Enumerable.Range(0, widths.Length).Where(bin => widths[bin] > 0).Select(bin => (byte)bin)];
        return moving.Length < 2 ? null : new BinSpread(begins, widths, moving);
    }

    /// <summary>The bin that stands for one that was drawn.</summary>
    /// <param name="bin">The bin that was drawn.</param>
    /// <param name="leaf">The leaf from which it was drawn.</param>
    /// <param name="bits">The random bits of the draw.</param>
    public byte Move(byte bin, in LeafHistogram leaf, ulong bits)
    {
        if (_widths[bin] == 0 || leaf.Total < FewestRows)
            return bin;

        ReadOnlySpan<byte> bins = leaf.Bins;
        int begin = 0;
        while (_widths[bins[begin]] == 0)
            begin++;

        int end = bins.Length - 1;
        while (_widths[bins[end]] == 0)
            end--;

        if (begin == end)
            return bin;

        byte first = bins[begin];
        byte last = bins[end];
        double reach = (Middle(last) - Middle(first)) / (MovingRows(leaf, begin, end) - 1);
        double place = _begins[bin] + (_widths[bin] * Uniform(bits, PlaceStream)) + (reach * ((2 * Uniform(bits, ReachStream)) - 1));
        double low = _begins[first];
        double high = _begins[last] + _widths[last];
        place = place < low ? (2 * low) - place : place > high ? (2 * high) - place : place;
        return Find(Math.Clamp(place, low, high));
    }

    // The rows between two positions, both included, whose bins move. Mostly no bin between two that move stays.
    private int MovingRows(in LeafHistogram leaf, int begin, int end)
    {
        ReadOnlySpan<byte> bins = leaf.Bins;
        int rows = leaf.CumulativeAt(end) - leaf.CumulativeBefore(begin);
        if (_ranks[bins[end]] - _ranks[bins[begin]] == bins[end] - bins[begin])
            return rows;

        for (int position = begin + 1; position < end; position++)
            rows -= _widths[bins[position]] == 0 ? leaf.CountAt(position) : 0;

        return rows;
    }

    private double Middle(byte bin) => _begins[bin] + (0.5 * _widths[bin]);

    // The last bin that begins at or before a place; the guide knows it to within a bin or two (Chen and Asau 1974).
    private byte Find(double place)
    {
        int position = _guide[Math.Min((int)(place * _slotsPerShare), _guide.Length - 1)];
        while (position + 1 < _moving.Length && _movingBegins[position + 1] <= place)
            position++;

        while (position > 0 && _movingBegins[position] > place)
            position--;

        return _moving[position];
    }

    private static double Uniform(ulong bits, ulong stream) => (BitMixer.At(bits, stream) >> 11) * (1.0 / (1UL << 53));
}
