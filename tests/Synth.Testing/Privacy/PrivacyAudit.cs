namespace Synth.Testing;

/// <summary>
/// Bounds from below what a mechanism tells of a family, by how well it can be told from what comes out whether the family was there
/// (Jagielski et al. 2020, <i>Auditing differentially private machine learning</i>; Ding et al. 2018). A bound above the promised ε
/// convicts the mechanism; one below it proves nothing.
/// </summary>
public static class PrivacyAudit
{
    /// <summary>The largest ε that the outcomes prove, 0 or more.</summary>
    /// <param name="with">A statistic of runs on a database with the family.</param>
    /// <param name="without">The same of runs without it.</param>
    /// <param name="delta">The promised δ.</param>
    /// <param name="confidence">How sure the bound is.</param>
    public static double LowerBound(double[] with, double[] without, double delta, double confidence = 0.95)
    {
        // Every other run chooses the threshold, the others judge it, so that the choice does not flatter the bound.
        var (trainWith, testWith) = Divide(with);
        var (trainWithout, testWithout) = Divide(without);
        var best = trainWith.Concat(trainWithout).Distinct()
            .SelectMany(threshold => new[] { (threshold, true), (threshold, false) })
            .MaxBy(guess => Bound(trainWith, trainWithout, guess, delta, confidence));
        return Math.Max(0, Bound(testWith, testWithout, best, delta, confidence));
    }

    /// <summary>
    /// The least probability of an event under which as many successes as were seen, or more, have a probability of <paramref
    /// name="alpha"/> (Clopper and Pearson 1934).
    /// </summary>
    public static double LeastProbability(int successes, int trials, double alpha) =>
        successes == 0 ? 0 : 1 - MostProbability(trials - successes, trials, alpha);

    /// <summary>The largest probability under which as few successes, or fewer, have a probability of <paramref name="alpha"/>.</summary>
    public static double MostProbability(int successes, int trials, double alpha)
    {
        var (low, high) = (successes / (double)trials, 1.0);
        for (var i = 0; i < 100 && successes < trials; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = AtMost(successes, trials, middle) > alpha ? (middle, high) : (low, middle);
        }

        return high;
    }

    private static double Bound(double[] with, double[] without, (double Threshold, bool IsAbove) guess, double delta, double confidence)
    {
        int Hits(double[] outcomes) => outcomes.Count(outcome => guess.IsAbove ? outcome >= guess.Threshold : outcome <= guess.Threshold);
        var alpha = (1 - confidence) / 2;
        var right = LeastProbability(Hits(with), with.Length, alpha) - delta;
        return right <= 0 ? double.NegativeInfinity : Math.Log(right / MostProbability(Hits(without), without.Length, alpha));
    }

    private static (double[] Even, double[] Odd) Divide(double[] values) =>
        ([.. values.Where((_, i) => i % 2 == 0)], [.. values.Where((_, i) => i % 2 == 1)]);

    // The binomial distribution function, term by term from ratios of neighbours.
    private static double AtMost(int successes, int trials, double probability)
    {
        if (probability >= 1)
        {
            return successes >= trials ? 1 : 0;
        }

        var logTerm = trials * Math.Log(1 - probability);
        var sum = Math.Exp(logTerm);
        for (var k = 1; k <= successes; k++)
        {
            logTerm += Math.Log((trials - k + 1) * probability / (k * (1 - probability)));
            sum += Math.Exp(logTerm);
        }

        return sum;
    }
}
