namespace Synth.Modeling;

/// <summary>Codes in a few groups, so that tables of two attributes have cells that noise does not drown.</summary>
/// <param name="GroupOf">The group of each code.</param>
/// <param name="Shares">How often each group comes.</param>
internal sealed record CodeGroups(int[] GroupOf, double[] Shares)
{
    /// <summary>Groups codes by their noisy shares: neighbours where they are alike, the rare ones together where they are not.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="most">The most groups, at least 2.</param>
    public static CodeGroups Of(MeasuredAttribute attribute, int most)
    {
        var shares = attribute.Shares;
        var groupOf = new int[shares.Length];
        if (shares.Length <= most)
        {
            groupOf = [.. Enumerable.Range(0, shares.Length)];
        }
        else if (attribute.IsOrdered)
        {
            var sum = 0.0;
            for (var code = 0; code < shares.Length; code++)
            {
                groupOf[code] = (int)Math.Min(most - 1, (sum + (shares[code] / 2)) * most);
                sum += shares[code];
            }
        }
        else
        {
            foreach (var (rank, code) in Enumerable.Range(0, shares.Length).OrderByDescending(code => shares[code]).Index())
            {
                groupOf[code] = Math.Min(rank, most - 1);
            }
        }

        return Of(Dense(groupOf), shares);
    }

    private static CodeGroups Of(int[] groupOf, double[] shares)
    {
        var sums = new double[groupOf.Max() + 1];
        for (var code = 0; code < shares.Length; code++)
        {
            sums[groupOf[code]] += shares[code];
        }

        return new CodeGroups(groupOf, sums);
    }

    private static int[] Dense(int[] groupOf)
    {
        var numbers = groupOf.Distinct().Order().Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        return Array.ConvertAll(groupOf, group => numbers[group]);
    }
}
