namespace Synth.Modeling;

/// <summary>Where values stand among those of a column, as shares of its rows: what several rows have stands in their midst.</summary>
internal sealed class ValueRanks
{
    private readonly long[] distinct;
    private readonly int[] below;

    /// <param name="values">The column's values in any order; what is missing does not count.</param>
    public ValueRanks(IEnumerable<long?> values)
    {
        var counts = values.OfType<long>().CountBy(value => value).OrderBy(count => count.Key).ToArray();
        distinct = [.. counts.Select(count => count.Key)];
        below = new int[counts.Length + 1];
        for (var i = 0; i < counts.Length; i++)
        {
            below[i + 1] = below[i] + counts[i].Value;
        }
    }

    /// <summary>Number of different values.</summary>
    public int DistinctCount => distinct.Length;

    /// <summary>Rank of a value, in [0, 1]: the share of rows below it, and half of those that have it.</summary>
    /// <param name="value">Any value, also one that no row has.</param>
    public double Of(long value)
    {
        var found = Array.BinarySearch(distinct, value);
        var rows = found < 0 ? below[~found] : 0.5 * (below[found] + below[found + 1]);
        return rows / Math.Max(1, below[^1]);
    }
}
