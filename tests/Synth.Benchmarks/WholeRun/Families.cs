using Synth.Data;

namespace Synth.Benchmarks.WholeRun;

/// <summary>Which parent each row of a child table has: many have few children, few have many.</summary>
internal static class Families
{
    /// <summary>Parents of children in their order: weights of the parents are log-normal.</summary>
    /// <param name="label">What the choices are called.</param>
    /// <param name="parents">How many parents.</param>
    /// <param name="children">How many children.</param>
    /// <param name="spread">The deviation of the logarithm of the weights; 0 shares evenly.</param>
    /// <returns>Shape [children], rising.</returns>
    public static int[] Assign(string label, long parents, long children, double spread)
    {
        var stream = RandomStream.FromSeed(11).Derive(label);
        var weights = new double[parents];
        for (var i = 0; i < parents; i++)
        {
            weights[i] = Math.Exp(spread * new RowDraws(stream, i).Normal(0));
        }

        var total = weights.Sum();
        var result = new int[children];
        var (sum, row) = (0.0, 0);
        for (var parent = 0; parent < parents; parent++)
        {
            sum += weights[parent];
            for (var end = parent == parents - 1 ? children : (long)(children * sum / total); row < end; row++)
            {
                result[row] = parent;
            }
        }

        return result;
    }
}
