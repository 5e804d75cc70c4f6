namespace Synth.Modeling;

/// <summary>
/// Noise in whole numbers, drawn exactly: with floating-point numbers the last digits tell what was there (Mironov 2012). The algorithms
/// are those of Canonne, Kamath and Steinke (2020, <i>The discrete Gaussian for differential privacy</i>, section 5).
/// </summary>
/// <param name="source">Where the bits come from.</param>
internal sealed class DiscreteNoise(NoiseSource source)
{
    private const int ChoiceBits = 30;

    /// <summary>A number with the weight exp(-x²/2σ²).</summary>
    /// <param name="variance">σ², at least 1 and below 2^40.</param>
    public long Gaussian(long variance)
    {
        var scale = (long)Math.Sqrt(variance) + 1;
        while (true)
        {
            var candidate = Laplace(scale);
            var distance = (Int128)Math.Abs(candidate) * scale - variance;
            if (BernoulliExp((UInt128)(distance * distance), (UInt128)2 * (ulong)variance * (ulong)scale * (ulong)scale))
            {
                return candidate;
            }
        }
    }

    /// <summary>A number with the weight exp(-|x|/t).</summary>
    /// <param name="scale">t, at least 1.</param>
    public long Laplace(long scale)
    {
        while (true)
        {
            var rest = (long)source.Below((UInt128)scale);
            if (!BernoulliExp((UInt128)rest, (UInt128)scale))
            {
                continue;
            }

            var whole = 0L;
            while (BernoulliExp(1, 1))
            {
                whole++;
            }

            var size = rest + (scale * whole);
            var isNegative = source.Below(2) == 1;
            if (!isNegative || size != 0)
            {
                return isNegative ? -size : size;
            }
        }
    }

    /// <summary>
    /// The position of one of several scores, each with the weight exp(ε · score / 2 most). Candidates are drawn evenly and kept by their
    /// weight in proportion to that of the best.
    /// </summary>
    /// <param name="scores">The scores.</param>
    /// <param name="epsilon">ε; rounded down, which only adds noise.</param>
    /// <param name="most">The most by which a family changes any score.</param>
    public int Choose(IReadOnlyList<Int128> scores, double epsilon, long most)
    {
        var best = scores.Max();
        var factor = (UInt128)Math.Floor(epsilon * (1L << ChoiceBits));
        while (true)
        {
            var candidate = (int)source.Below((UInt128)scores.Count);
            if (BernoulliExp((UInt128)(best - scores[candidate]) * factor, ((UInt128)2 * (ulong)most) << ChoiceBits))
            {
                return candidate;
            }
        }
    }

    /// <summary>Whether an event of probability exp(-numerator/denominator) happens.</summary>
    public bool BernoulliExp(UInt128 numerator, UInt128 denominator)
    {
        for (; numerator > denominator; numerator -= denominator)
        {
            if (!BernoulliExpOfAtMostOne(1, 1))
            {
                return false;
            }
        }

        return BernoulliExpOfAtMostOne(numerator, denominator);
    }

    // The length of a run of successes of probability x/1, x/2, x/3 … is even with probability exp(-x).
    private bool BernoulliExpOfAtMostOne(UInt128 numerator, UInt128 denominator)
    {
        var length = 0;
        while (source.Below(denominator * (UInt128)(length + 1)) < numerator)
        {
            length++;
        }

        return length % 2 == 0;
    }
}
