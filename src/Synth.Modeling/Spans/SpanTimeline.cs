using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Moves spans so that none overlaps another one, each as long as it was. Those that can stay do; the others go to free room nearby, at
/// their own time of day; where none is long enough all make way, by as little as can be in total.
/// </summary>
/// <param name="low">Where spans may begin.</param>
/// <param name="high">Where they have to end, as long as there is room for all of them.</param>
/// <param name="grid">How far the places lie apart to which a span may move without touching another one.</param>
/// <param name="touchingShare">The share of spans that are to begin where another one ends.</param>
/// <param name="stream">Chances of rows.</param>
internal sealed class SpanTimeline(decimal low, decimal high, decimal grid, double touchingShare, RandomStream stream)
{
    private const int MostRounds = 24;

    /// <summary>A span looks at so many rooms before it and behind it.</summary>
    private const int MostRooms = 24;

    /// <summary>It takes one of about so many places nearest to its own.</summary>
    private const int NearPlaces = 8;

    /// <summary>Arranges spans.</summary>
    /// <param name="spans">The spans, each with an end behind its start.</param>
    /// <param name="keys">A number for each, from which its chances follow.</param>
    /// <returns>Where each begins.</returns>
    public decimal[] Arrange(RowSpan[] spans, long[] keys)
    {
        RowSpan[] placed = [];
        var starts = Array.ConvertAll(spans, span => span.Start);
        var waiting = Accept(spans, starts, Enumerable.Range(0, spans.Length), ref placed);
        for (var round = 0; waiting.Length > 0 && round < MostRounds; round++)
        {
            var touching = TouchingChance(placed, waiting.Length);
            var chances = stream.Derive(round);
            var asked = new List<int>();
            var stuck = new List<int>();
            foreach (var i in waiting)
            {
                var place = FindRoom(placed, spans[i], chances, keys[i], chances.Derive("touch").Uniform(keys[i]) < touching);
                starts[i] = place ?? spans[i].Start;
                (place is null ? stuck : asked).Add(i);
            }

            var left = Accept(spans, starts, asked, ref placed);
            if (left.Length == asked.Count)
            {
                break;
            }

            waiting = [.. left.Concat(stuck).Order()];
        }

        foreach (var i in waiting)
        {
            starts[i] = spans[i].Start;
        }

        return waiting.Length > 0 ? MakeWay(spans, starts) : starts;
    }

    // Of spans that overlap the one that ends first stays: then most can.
    private static int[] Accept(RowSpan[] spans, decimal[] starts, IEnumerable<int> asked, ref RowSpan[] placed)
    {
        var taken = new List<RowSpan>(placed);
        var left = new List<int>();
        decimal? free = null;
        foreach (var i in asked.OrderBy(i => starts[i] + spans[i].Length).ThenBy(i => i))
        {
            var span = new RowSpan(starts[i], starts[i] + spans[i].Length);
            var next = FirstFrom(placed, span.Start);
            if (span.Start < free || (next < placed.Length && placed[next].Start < span.End)
                || (next > 0 && placed[next - 1].End > span.Start))
            {
                left.Add(i);
                continue;
            }

            taken.Add(span);
            free = span.End;
        }

        placed = [.. taken.OrderBy(span => span.Start)];
        return [.. left];
    }

    // As many touch as are missing to the share of all.
    private double TouchingChance(RowSpan[] placed, int waiting)
    {
        var touching = Enumerable.Range(1, Math.Max(0, placed.Length - 1)).Count(i => placed[i].Start == placed[i - 1].End);
        return ((touchingShare * (placed.Length + waiting - 1)) - touching) / waiting;
    }

    // Where no room nearby lets it lie apart from others, it touches one.
    private decimal? FindRoom(RowSpan[] placed, RowSpan span, RandomStream chances, long key, bool touches)
    {
        var next = FirstFrom(placed, span.Start);
        decimal? nearest = null;
        for (var distance = 0; distance <= MostRooms; distance++)
        {
            foreach (var room in distance == 0 ? [next] : new[] { next - distance, next + distance })
            {
                if (room < 0 || room > placed.Length)
                {
                    continue;
                }

                var first = room == 0 ? low : placed[room - 1].End!.Value;
                var last = (room == placed.Length ? high : placed[room].Start) - span.Length!.Value;
                if (last < first)
                {
                    continue;
                }

                nearest ??= span.Start - first < last - span.Start ? first : last;
                if ((touches ? nearest : PlaceApart(first, last, span.Start, chances, key)) is { } place)
                {
                    return place;
                }
            }
        }

        return nearest;
    }

    private decimal? PlaceApart(decimal first, decimal last, decimal own, RandomStream chances, long key)
    {
        var begin = first + ((((own - first) % grid) + grid) % grid);
        begin += begin == first ? grid : 0;
        var end = last - ((((last - own) % grid) + grid) % grid);
        end -= end == last ? grid : 0;
        if (begin > end)
        {
            return null;
        }

        var from = Math.Max(begin, Math.Min(own, end) - (NearPlaces / 2 * grid));
        var until = Math.Min(end, Math.Max(own, begin) + (NearPlaces / 2 * grid));
        return from + (chances.Below(key, (long)((until - from) / grid) + 1) * grid);
    }

    // Least absolute moves under the order of starts: isotonic regression of what is left of each start without the spans before it
    // (Barlow et al. 1972), by the heap of Fredriksson and Rote.
    private decimal[] MakeWay(RowSpan[] spans, decimal[] starts)
    {
        int[] order = [.. Enumerable.Range(0, spans.Length).OrderBy(i => starts[i]).ThenBy(i => i)];
        var offsets = new decimal[order.Length];
        var free = new decimal[order.Length];
        var heap = new PriorityQueue<decimal, decimal>(Comparer<decimal>.Create((one, other) => other.CompareTo(one)));
        var total = 0m;
        for (var i = 0; i < order.Length; i++)
        {
            offsets[i] = total;
            total += spans[order[i]].Length!.Value;
            var value = starts[order[i]] - offsets[i];
            heap.Enqueue(value, value);
            if (heap.Peek() > value)
            {
                heap.EnqueueDequeue(value, value);
            }

            free[i] = heap.Peek();
        }

        var room = high - low - total;
        var result = new decimal[order.Length];
        var limit = free[^1];
        for (var i = order.Length - 1; i >= 0; i--)
        {
            limit = Math.Min(limit, free[i]);
            result[order[i]] = (room >= 0 ? Math.Clamp(limit, low, low + room) : limit) + offsets[i];
        }

        return result;
    }

    // The first span that begins at or after a place.
    private static int FirstFrom(RowSpan[] placed, decimal start)
    {
        var (low, high) = (0, placed.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = placed[middle].Start < start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
