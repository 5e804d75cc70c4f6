namespace Synth.Modeling;

/// <summary>
/// Finds the codes of counts. No family's own count is to be recognised: k families share each, or it lies in a range or a tail.
/// But rare counts far out are not left out as they are of other numbers: rows could then not be placed.
/// </summary>
internal static class CountEncoderFitter
{
    /// <summary>Fits counts.</summary>
    /// <param name="name">What is counted, for people.</param>
    /// <param name="values">The counts; null where there is none.</param>
    /// <param name="context">Who the rows belong to.</param>
    public static NumberEncoder Fit(string name, long?[] values, EncodingContext context)
    {
        var encoder = NumberEncoderFitter.Fit(
            name, NumberUnits.Whole, NumberLimits.Counts, values, [], context, isDays: false, isClock: false, isCount: true);
        var known = values.Where(value => value is not null).Select(value => value!.Value).DefaultIfEmpty(0).ToArray();
        var bins = encoder.Bins.ToList();
        if (known.Min() < bins[0].Low && encoder.LowTail == 0)
        {
            bins.Insert(0, new NumberBin(0, bins[0].Low - 1));
        }

        if (known.Max() > bins[^1].High && encoder.HighTail == 0)
        {
            bins.Add(new NumberBin(bins[^1].High + 1, RoundUp(known.Max())));
        }

        return encoder with { Bins = [.. bins] };
    }

    // To the next power of two, so that nobody's count is told.
    private static long RoundUp(long count) => (long)System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)count);
}
