namespace Synth.Modeling;

/// <summary>
/// Answers questions about the families of one tree with noise, and keeps the account. All that leaves it may be used freely; nothing else
/// that was computed from rows may.
/// </summary>
/// <param name="tree">The root table of the families.</param>
/// <param name="noise">Where the bits of the noise come from.</param>
/// <param name="rho">The most that may be spent, as zero-concentrated differential privacy.</param>
/// <param name="delta">The probability that may be spent besides.</param>
/// <remarks>Not thread-safe.</remarks>
internal sealed class PrivacyMeter(string tree, NoiseSource noise, double rho, double delta)
{
    private const double Rounding = 1e-9;

    private readonly List<PrivacySpend> spends = [];
    private readonly DiscreteNoise discrete = new(noise);

    /// <summary>What may be spent in all.</summary>
    public double Rho => rho;

    /// <summary>What probability may be spent besides.</summary>
    public double Delta => delta;

    /// <summary>What has been spent, by purpose.</summary>
    public IEnumerable<PrivacySpend> Spends => spends.GroupBy(spend => (spend.Purpose, spend.Mechanism)).Select(group => new PrivacySpend(
        tree, group.Key.Purpose, group.Key.Mechanism, group.Count(), group.Sum(spend => spend.Rho), group.Sum(spend => spend.Delta)));

    /// <summary>
    /// Counts with discrete Gaussian noise (Canonne et al. 2020). A family may change all counts together by at most <paramref
    /// name="most"/>, so that their Euclidean distance is no more either.
    /// </summary>
    /// <param name="purpose">What is asked, for the account.</param>
    /// <param name="counts">The true counts.</param>
    /// <param name="most">The most rows that a family adds to all of them together.</param>
    /// <param name="cost">What to spend.</param>
    public NoisyCounts Count(string purpose, long[] counts, int most, double cost)
    {
        Spend(purpose, "discrete Gaussian", cost, 0);
        var variance = VarianceOf(most, cost);
        return new NoisyCounts(Array.ConvertAll(counts, count => count + discrete.Gaussian(variance)), Math.Sqrt(variance));
    }

    /// <summary>
    /// Which of the values that are there may be named: those whose noisy count passes a threshold that a value of one family passes with
    /// a probability of at most <paramref name="exception"/> (stability-based histograms, Korolova et al. 2009; Bun et al. 2016).
    /// </summary>
    /// <param name="purpose">What is asked, for the account.</param>
    /// <param name="counts">How many families name each value, each family one value at most.</param>
    /// <param name="cost">What to spend.</param>
    /// <param name="exception">What probability to spend.</param>
    /// <returns>The noisy counts; 0 of values that may not be named.</returns>
    public long[] Reveal(string purpose, long[] counts, double cost, double exception)
    {
        Spend(purpose, "discrete Gaussian above a threshold", cost, exception);
        var variance = VarianceOf(1, cost);
        var threshold = 1 + (long)Math.Ceiling(Math.Sqrt(2 * variance * Math.Log(1 / exception)));
        return Array.ConvertAll(counts, count => count + discrete.Gaussian(variance) is var noisy && noisy >= threshold ? noisy : 0);
    }

    /// <summary>
    /// One of several, those of high score the likelier (the exponential mechanism, McSherry and Talwar 2007), at the cost ε²/8 of Cesar
    /// and Rogers (2021).
    /// </summary>
    /// <param name="purpose">What is asked, for the account.</param>
    /// <param name="scores">The score of each.</param>
    /// <param name="most">The most by which a family changes any score.</param>
    /// <param name="cost">What to spend.</param>
    /// <returns>Its position.</returns>
    public int Choose(string purpose, IReadOnlyList<Int128> scores, long most, double cost)
    {
        Spend(purpose, "exponential mechanism", cost, 0);
        return discrete.Choose(scores, Math.Sqrt(8 * cost), most);
    }

    /// <summary>The standard deviation of counts at a cost.</summary>
    public static double DeviationOf(int most, double cost) => Math.Sqrt(VarianceOf(most, cost));

    // Rounded up, which costs nothing.
    private static long VarianceOf(int most, double cost) => Math.Max(1, (long)Math.Ceiling((double)most * most / (2 * cost)));

    private void Spend(string purpose, string mechanism, double cost, double exception)
    {
        var total = spends.Sum(spend => spend.Rho) + cost;
        if (!(cost > 0) || total > rho * (1 + Rounding) || spends.Sum(spend => spend.Delta) + exception > delta * (1 + Rounding))
        {
            throw new InvalidOperationException($"More was asked of the families of {tree} than their privacy budget allows ({purpose}).");
        }

        spends.Add(new PrivacySpend(tree, purpose, mechanism, 1, cost, exception));
    }
}
