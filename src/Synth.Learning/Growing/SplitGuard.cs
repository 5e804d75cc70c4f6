namespace Synth.Learning;

/// <summary>The gain a split must exceed, so that it is not one that noise would give.</summary>
/// <remarks>
/// 2·ln 2 times the gain in bits is the likelihood-ratio statistic of independence of side and class: for noise about chi-square with
/// classes − 1 degrees of freedom d. Its quantile is bounded by d + 2·√(d·L) + 2·L, L = −ln(significance) (Laurent and Massart 2000,
/// lemma 1). The best of many cuts is larger than one cut chosen beforehand: ask for a significance well below 0.05.
/// </remarks>
internal sealed class SplitGuard
{
    /// <summary>
    /// About 10⁻³ bit in all: larger than what rounding can make of a split that gains nothing, smaller than the gain of any other.
    /// </summary>
    private const long RoundingGain = EntropyTable.UnitsPerBit >> 10;

    private readonly long[] _minGains = new long[BinChecks.MaxBinCount + 1];

    /// <param name="significance">In (0, 1]; 1 allows every split that gains anything.</param>
    public SplitGuard(double significance)
    {
        double logs = -Math.Log(significance);
        for (int classes = 0; classes < _minGains.Length; classes++)
        {
            int freedom = Math.Max(classes - 1, 0);
            double quantile = logs == 0 ? 0 : freedom + (2 * Math.Sqrt(freedom * logs)) + (2 * logs);
            _minGains[classes] = Math.Max(RoundingGain, (long)(quantile / (2 * Math.Log(2)) * EntropyTable.UnitsPerBit));
        }
    }

    /// <summary>The gain to exceed, in units of <see cref="EntropyTable"/>, in a node that has rows of so many classes.</summary>
    public long MinGain(int classesPresent) => _minGains[classesPresent];
}
