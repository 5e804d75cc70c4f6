using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Draws how often each of some codes is taken, as often as wanted on the average and never more than one away from that (systematic
/// sampling with unequal probabilities, Madow 1949).
/// </summary>
internal static class SystematicSample
{
    /// <summary>Draws.</summary>
    /// <param name="weights">How much each code is wanted. Shape [codes].</param>
    /// <param name="room">How often each code may be taken. Shape [codes].</param>
    /// <param name="count">How many are taken in all.</param>
    /// <param name="stream">The stream of the draw.</param>
    /// <returns>How often each code is taken; fewer than <paramref name="count"/> in all where those that are wanted have no room. Shape
    /// [codes].</returns>
    public static int[] Draw(ReadOnlySpan<int> weights, ReadOnlySpan<int> room, int count, RandomStream stream)
    {
        var wanted = Scale(weights, room, count);
        var taken = new int[wanted.Length];
        var (sum, before) = (stream.Uniform(0), 0L);
        foreach (var code in Stratified.Shuffle(stream.Derive("order"), wanted.Length))
        {
            sum += wanted[code];

            // What is wanted whole is taken whole, whatever the sums before it were rounded to.
            var after = (long)Math.Floor(sum + 1e-9);
            taken[code] = (int)Math.Min(room[code], after - before);
            before = after;
        }

        return taken;
    }

    // Shares of the count, where what has no room for its share leaves the rest to the others.
    private static double[] Scale(ReadOnlySpan<int> weights, ReadOnlySpan<int> room, int count)
    {
        var wanted = new double[weights.Length];
        var isFull = new bool[weights.Length];
        for (var changed = true; changed;)
        {
            changed = false;
            var (open, left) = (0.0, (double)count);
            for (var code = 0; code < wanted.Length; code++)
            {
                open += isFull[code] ? 0 : weights[code];
                left -= isFull[code] ? room[code] : 0;
            }

            for (var code = 0; code < wanted.Length; code++)
            {
                wanted[code] = isFull[code] ? room[code] : open > 0 ? Math.Max(0, left) * weights[code] / open : 0;
                if (!isFull[code] && wanted[code] > room[code])
                {
                    isFull[code] = changed = true;
                }
            }
        }

        return wanted;
    }
}
