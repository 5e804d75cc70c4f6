namespace Synth.Modeling;

/// <summary>
/// Translates between zero-concentrated differential privacy (Bun and Steinke 2016), in which costs add up, and the usual ε and δ, by the
/// bound of Canonne, Kamath and Steinke (2020, <i>The discrete Gaussian for differential privacy</i>, corollary 13).
/// </summary>
internal static class ZeroConcentrated
{
    private const int Steps = 200;

    /// <summary>The least δ for which a cost of ρ keeps ε.</summary>
    public static double DeltaOf(double rho, double epsilon)
    {
        // The logarithm of the bound has one minimum in the order α; it is looked for on the scale of log(α - 1).
        var (low, high) = (Math.Log(1e-6), Math.Log(1e8));
        for (var i = 0; i < Steps; i++)
        {
            var (left, right) = (low + ((high - low) / 3), high - ((high - low) / 3));
            if (LogDelta(rho, epsilon, Math.Exp(left)) < LogDelta(rho, epsilon, Math.Exp(right)))
            {
                high = right;
            }
            else
            {
                low = left;
            }
        }

        return Math.Min(1, Math.Exp(LogDelta(rho, epsilon, Math.Exp(low))));
    }

    /// <summary>The largest cost ρ that keeps ε and δ.</summary>
    public static double RhoOf(double epsilon, double delta)
    {
        var (low, high) = (0.0, epsilon + 1);
        for (var i = 0; i < Steps; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = DeltaOf(middle, epsilon) <= delta ? (middle, high) : (low, middle);
        }

        return low;
    }

    // With a = α - 1: exp(a((a + 1)ρ - ε)) / a · (1 - 1/(a + 1))^(a + 1).
    private static double LogDelta(double rho, double epsilon, double a) =>
        (a * (((a + 1) * rho) - epsilon)) - Math.Log(a) + ((a + 1) * (Math.Log(a) - Math.Log(a + 1)));
}
