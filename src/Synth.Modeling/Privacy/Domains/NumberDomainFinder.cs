namespace Synth.Modeling;

/// <summary>
/// Finds ranges in which the values of a column lie, by noisy counts: powers of two first, then in several rounds parts of those that many
/// rows are in (after the hierarchical decomposition of Zhang et al. 2016, <i>PrivTree</i>). Where noise outweighs the counts, ranges stay
/// wide.
/// </summary>
internal static class NumberDomainFinder
{
    private const int Rounds = 4;
    private const int Parts = 8;
    private const int MostRanges = 32;
    private const double Heavy = 3; // deviations of the noise above which a range is taken to hold rows
    private const double Light = 1.5; // and below which a part is not kept apart

    /// <summary>The ranges.</summary>
    /// <param name="values">The values of the rows that count and have one.</param>
    /// <param name="limits">What values there can be.</param>
    /// <param name="most">The most rows that a family has among them.</param>
    /// <param name="meter">Answers, and keeps the account.</param>
    /// <param name="cost">What to spend in all.</param>
    public static NumberRange[] Find(long[] values, NumberRange limits, int most, PrivacyMeter meter, double cost)
    {
        var ranges = limits.Powers().ToArray();
        var counts = Count(ranges);
        var first = Enumerable.Range(0, ranges.Length).Where(i => counts.Counts[i] > Heavy * counts.Deviation).ToArray();
        first = first.Length > 0 ? first : [Array.IndexOf(counts.Counts, counts.Counts.Max())];
        var kept = first.Select(i => (Range: ranges[i], Count: counts.Counts[i])).ToArray();
        for (var round = 1; round < Rounds; round++)
        {
            var total = kept.Sum(entry => Math.Max(0, entry.Count));
            var parts = kept.Select(entry => entry.Count * MostRanges > total ? entry.Range.Split(Parts).ToArray() : [entry.Range])
                .ToArray();
            counts = Count([.. parts.SelectMany(split => split)]);
            var remaining = counts.Counts.AsSpan();
            var joined = new List<(NumberRange, long)>();
            foreach (var split in parts)
            {
                joined.AddRange(Join(split, remaining[..split.Length], counts.Deviation));
                remaining = remaining[split.Length..];
            }

            kept = [.. joined];
        }

        return Limit([.. kept]);

        NoisyCounts Count(NumberRange[] cells)
        {
            var result = new long[cells.Length];
            foreach (var value in values)
            {
                result[NumberRange.Find(cells, value)]++;
            }

            return meter.Count("ranges of values", result, most, cost / Rounds);
        }
    }

    // Parts that hold little go together with what is beside them, and are left out when that is little too: values there go to the nearest
    // range.
    private static IEnumerable<(NumberRange Range, long Count)> Join(NumberRange[] parts, Span<long> counts, double deviation)
    {
        var joined = new List<(NumberRange Range, long Count, int Parts)>();
        for (var i = 0; i < parts.Length; i++)
        {
            if (joined.Count > 0 && Math.Min(counts[i], joined[^1].Count) < Light * deviation
                && Math.Max(counts[i], joined[^1].Count) < Heavy * deviation)
            {
                var (range, count, size) = joined[^1];
                joined[^1] = (new NumberRange(range.Low, parts[i].High), count + counts[i], size + 1);
            }
            else
            {
                joined.Add((parts[i], counts[i], 1));
            }
        }

        var held = joined.Where(group => group.Count >= Light * deviation * Math.Sqrt(group.Parts)).ToList();
        return (held.Count > 0 ? held : joined).Select(group => (group.Range, group.Count));
    }

    private static NumberRange[] Limit(List<(NumberRange Range, long Count)> ranges)
    {
        while (ranges.Count > MostRanges)
        {
            var at = Enumerable.Range(0, ranges.Count - 1).MinBy(i => ranges[i].Count + ranges[i + 1].Count);
            ranges[at] = (new NumberRange(ranges[at].Range.Low, ranges[at + 1].Range.High), ranges[at].Count + ranges[at + 1].Count);
            ranges.RemoveAt(at + 1);
        }

        return [.. ranges.Select(entry => entry.Range)];
    }
}
