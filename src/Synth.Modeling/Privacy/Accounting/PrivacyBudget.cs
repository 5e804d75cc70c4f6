namespace Synth.Modeling;

/// <summary>
/// How much a model may tell of any one family, in the sense of differential privacy (Dwork et al. 2006): the probability of every set of
/// models with a family and without it differs by a factor of at most e^<see cref="Epsilon"/>, save for a probability of <see
/// cref="Delta"/>.
/// </summary>
/// <param name="Epsilon">The bound, 0.01 to 100. Around 1 protects well, beyond 10 little.</param>
/// <param name="Delta">The exception, 1e-12 to 0.001. Well below one in the number of families.</param>
public sealed record PrivacyBudget(double Epsilon, double Delta = PrivacyBudget.DefaultDelta)
{
    /// <summary>The exception where none is asked for.</summary>
    public const double DefaultDelta = 1e-6;

    internal IEnumerable<string?> Problems()
    {
        yield return InvalidOptionsException.Check(Epsilon, 0.01, 100, nameof(Epsilon));
        yield return InvalidOptionsException.Check(Delta, 1e-12, 0.001, nameof(Delta));
    }
}
