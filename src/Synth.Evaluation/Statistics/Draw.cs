using Synth.Data;

namespace Synth.Evaluation;

/// <summary>Random choices of an evaluation, each from a stream of its own.</summary>
internal static class Draw
{
    /// <summary>The numbers 0 to <paramref name="count"/> - 1 in random order.</summary>
    public static int[] Permutation(RandomStream stream, int count)
    {
        var keys = new ulong[count];
        var numbers = new int[count];
        for (var i = 0; i < count; i++)
        {
            keys[i] = stream.Bits(i);
            numbers[i] = i;
        }

        Array.Sort(keys, numbers);
        return numbers;
    }

    /// <summary>At most <paramref name="limit"/> of some items at random, in their order.</summary>
    public static int[] Some(RandomStream stream, int[] items, int limit)
    {
        if (items.Length <= limit)
        {
            return items;
        }

        var chosen = Permutation(stream, items.Length)[..limit];
        Array.Sort(chosen);
        return [.. chosen.Select(i => items[i])];
    }
}
