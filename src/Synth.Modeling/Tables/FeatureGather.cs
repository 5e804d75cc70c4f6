namespace Synth.Modeling;

/// <summary>
/// Puts the features of parents beside those of their children. The same code serves the fit and the generation,
/// so that a forest sees in both what it was trained on.
/// </summary>
internal static class FeatureGather
{
    /// <summary>The features of each row's parent; 0 for rows without one.</summary>
    /// <param name="features">The parents' features. Shape [features][parents].</param>
    /// <param name="parents">The parent of each row, or -1. Shape [rows].</param>
    /// <returns>Shape [features][rows].</returns>
    public static byte[][] Take(byte[][] features, ReadOnlySpan<int> parents)
    {
        var result = new byte[features.Length][];
        for (var feature = 0; feature < features.Length; feature++)
        {
            var source = features[feature];
            var target = new byte[parents.Length];
            for (var row = 0; row < target.Length; row++)
            {
                target[row] = parents[row] >= 0 ? source[parents[row]] : (byte)0;
            }

            result[feature] = target;
        }

        return result;
    }

    /// <summary>The grandparent of each row, or -1.</summary>
    public static int[] Compose(ReadOnlySpan<int> parents, int[] grandparents)
    {
        var result = new int[parents.Length];
        for (var row = 0; row < result.Length; row++)
        {
            result[row] = parents[row] >= 0 ? grandparents[parents[row]] : -1;
        }

        return result;
    }
}
