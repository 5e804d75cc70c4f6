namespace Synth.Modeling;

/// <summary>
/// The times of a table's rows while they are put in order. 8 bytes a row, in two halves, of which one becomes the places of the rows and
/// the other is let go of, and on the way 12 bytes a row of one of the ranges of time that are put in order one after the other.
/// Safe for threads that set different rows.
/// </summary>
/// <param name="rows">How many rows there are.</param>
internal sealed class RowTimes(int rows)
{
    private const int MostRanges = 16;
    private const int SampleRows = 4096;

    // Of rows that have a place already the upper half is the complement of that place, so that it is negative.
    private readonly int[] upper = new int[rows];
    private readonly uint[] lower = new uint[rows];

    /// <summary>How many rows there are.</summary>
    public int Count => upper.Length;

    /// <summary>The time of a row, in ticks, not negative.</summary>
    public long this[long position]
    {
        get => ((long)upper[position] << 32) | lower[position];
        set => (upper[position], lower[position]) = ((int)(value >> 32), (uint)value);
    }

    /// <summary>
    /// Numbers the rows in order of time, those of one time in the order of their positions. The times are gone then.
    /// </summary>
    /// <param name="first">Rows before this one are not numbered; it is also the first number.</param>
    /// <param name="placed">Receives position and time of each row, in their order; null for nobody.</param>
    /// <param name="leastRows">Ranges are no smaller than this on the average.</param>
    /// <returns>The place of each row by position, of those before the first one 0.</returns>
    public int[] Place(int first, Action<int, long>? placed, int leastRows = 1 << 20)
    {
        var place = first;
        var after = -1L;
        foreach (var last in LastsOf(first, Math.Clamp((Count - first) / leastRows, 1, MostRanges)))
        {
            // All rows of one time are in order as they stand.
            if (last == after + 1)
            {
                PlaceEqual(last);
            }
            else
            {
                PlaceBetween(after, last);
            }

            after = last;
        }

        upper.AsSpan(0, first).Clear();
        for (var row = first; row < Count; row++)
        {
            upper[row] = ~upper[row];
        }

        return upper;

        void PlaceEqual(long time)
        {
            for (var row = first; row < Count; row++)
            {
                if (this[row] == time)
                {
                    PlaceRow(row, time);
                }
            }
        }

        void PlaceBetween(long above, long upTo)
        {
            var count = 0;
            for (var row = first; row < Count; row++)
            {
                count += this[row] > above && this[row] <= upTo ? 1 : 0;
            }

            var (times, positions) = (new long[count], new int[count]);
            for (var row = Count - 1; row >= first; row--)
            {
                if (this[row] > above && this[row] <= upTo)
                {
                    count--;
                    (times[count], positions[count]) = (this[row], row);
                }
            }

            Array.Sort(times, positions);
            for (var begin = 0; begin < times.Length;)
            {
                var end = begin + 1;
                while (end < times.Length && times[end] == times[begin])
                {
                    end++;
                }

                Array.Sort(positions, begin, end - begin);
                for (; begin < end; begin++)
                {
                    PlaceRow(positions[begin], times[begin]);
                }
            }
        }

        void PlaceRow(int row, long time)
        {
            placed?.Invoke(row, time);
            upper[row] = ~place++;
        }
    }

    // The last time of each range: quantiles of a part of the rows, each alone in a range of its own.
    private IEnumerable<long> LastsOf(int first, int ranges)
    {
        var step = Math.Max(1, (Count - first) / SampleRows);
        List<long> sample = [];
        for (var row = (long)first; row < Count; row += step)
        {
            sample.Add(this[row]);
        }

        sample.Sort();
        return Enumerable.Range(1, ranges - 1)
            .Select(range => sample[(int)((long)range * sample.Count / ranges)])
            .SelectMany(time => new[] { time - 1, time })
            .Where(time => time >= 0)
            .Append(long.MaxValue)
            .Distinct();
    }
}
