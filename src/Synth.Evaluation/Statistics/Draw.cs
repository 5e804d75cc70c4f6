using Synth.Data;

namespace Synth.Evaluation;

/// <summary>Random choices of an evaluation, each from a stream of its own.</summary>
internal static class Draw
{
    // So many more keys are sorted than are expected to be needed, so that nearly never all are.
    private const double Margin = 1.2;
    private const int Spare = 100;

    /// <summary>The numbers 0 to <paramref name="count"/> - 1 in random order.</summary>
    public static int[] Permutation(RandomStream stream, int count) => First(stream, count, count);

    /// <summary>The first numbers of the random order of 0 to <paramref name="count"/> - 1, without ordering the others.</summary>
    /// <param name="stream">Orders them.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="limit">The most to take.</param>
    public static int[] First(RandomStream stream, int count, int limit)
    {
        var share = ((Margin * limit) + Spare) / count;
        if (share < 1 && Ordered(stream, count, (ulong)(share * ulong.MaxValue)) is { } least && least.Length >= limit)
        {
            return least[..limit];
        }

        var all = Ordered(stream, count, ulong.MaxValue);
        return limit < count ? all[..limit] : all;
    }

    /// <summary>At most <paramref name="limit"/> of some items at random, in their order.</summary>
    public static int[] Some(RandomStream stream, int[] items, int limit)
    {
        if (items.Length <= limit)
        {
            return items;
        }

        var chosen = First(stream, items.Length, limit);
        Array.Sort(chosen);
        return Array.ConvertAll(chosen, i => items[i]);
    }

    // The numbers whose keys are not above a bound, by their keys.
    private static int[] Ordered(RandomStream stream, int count, ulong bound)
    {
        var (keys, numbers) = (new List<ulong>(), new List<int>());
        for (var i = 0; i < count; i++)
        {
            if (stream.Bits(i) is var key && key <= bound)
            {
                keys.Add(key);
                numbers.Add(i);
            }
        }

        var ordered = numbers.ToArray();
        Array.Sort(keys.ToArray(), ordered);
        return ordered;
    }
}
