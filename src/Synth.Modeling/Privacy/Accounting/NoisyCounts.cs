namespace Synth.Modeling;

/// <summary>Counts with noise.</summary>
/// <param name="Counts">The counts; they may be negative.</param>
/// <param name="Deviation">The standard deviation of the noise of each.</param>
internal sealed record NoisyCounts(long[] Counts, double Deviation)
{
    private const double Clear = 4.5; // deviations of the noise that none of some dozens of empty cells exceeds

    /// <summary>
    /// Without what comes after the last count that is clearly more than noise: a family of a hundred thousand rows that only noise has
    /// made would outweigh all others.
    /// </summary>
    public NoisyCounts Trimmed()
    {
        var last = Array.FindLastIndex(Counts, count => count > Clear * Deviation);
        return this with { Counts = [.. Counts.Select((count, i) => i <= Math.Max(0, last) ? count : 0)] };
    }

    /// <summary>
    /// The nearest shares that are not negative and add up to 1, by Euclidean distance (Duchi et al. 2008): where noise outweighs a count,
    /// its share is 0.
    /// Equal shares where nothing is left.
    /// </summary>
    public double[] Shares()
    {
        var values = Array.ConvertAll(Counts, count => (double)count);
        var total = values.Sum();
        return total <= 0 ? Equal(values.Length) : Project(Array.ConvertAll(values, value => value / total));
    }

    /// <summary>The nearest distribution to a vector.</summary>
    public static double[] Project(double[] values)
    {
        var sorted = values.OrderDescending().ToArray();
        var (sum, shift) = (0.0, 0.0);
        for (var i = 0; i < sorted.Length; i++)
        {
            sum += sorted[i];
            var candidate = (sum - 1) / (i + 1);
            shift = sorted[i] > candidate ? candidate : shift;
        }

        return Array.ConvertAll(values, value => Math.Max(0, value - shift));
    }

    private static double[] Equal(int length) => [.. Enumerable.Repeat(1.0 / length, length)];
}
