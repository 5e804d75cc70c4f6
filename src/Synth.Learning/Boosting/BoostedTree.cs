namespace Synth.Learning;

/// <summary>
/// One tree of a boosted sum, in arrays: node 0 is the root, children stand after their parent, the right one after the left one.
/// </summary>
/// <param name="Features">The feature asked about; -1 at a leaf.</param>
/// <param name="Bins">Bins up to this one go left.</param>
/// <param name="Children">The left child.</param>
/// <param name="Values">What a leaf adds to the log-odds.</param>
public sealed record BoostedTree(int[] Features, byte[] Bins, int[] Children, float[] Values)
{
    /// <summary>What the tree adds for a row.</summary>
    /// <param name="columns">Bins of the features, [features][rows].</param>
    /// <param name="row">The row.</param>
    public float ValueOf(byte[][] columns, int row)
    {
        int node = 0;
        while (Features[node] >= 0)
            node = Children[node] + (columns[Features[node]][row] <= Bins[node] ? 0 : 1);

        return Values[node];
    }

    /// <summary>Whether every question leads to a node after its own, and asks about one of so many features.</summary>
    internal bool IsValid(int featureCount)
    {
        int count = Features.Length;
        bool isValid = count > 0 && Bins.Length == count && Children.Length == count && Values.Length == count;
        for (int node = 0; isValid && node < Features.Length; node++)
        {
            isValid = Features[node] < 0
                || (Features[node] < featureCount && Children[node] > node && Children[node] < Features.Length - 1);
        }

        return isValid;
    }
}
