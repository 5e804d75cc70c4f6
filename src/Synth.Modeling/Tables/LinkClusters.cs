using Synth.Learning;

namespace Synth.Modeling;

/// <summary>Finds the clusters of linked rows that matter to the rows that link to them.</summary>
internal static class LinkClusters
{
    private const int MostClusters = 48;
    private const int MostTargets = 8;
    private const int MostRows = 20_000;

    /// <summary>Finds the clusters.</summary>
    /// <param name="linked">The features of the linked rows.</param>
    /// <param name="linkRows">The linked row of each row; negative for none. Shape [rows].</param>
    /// <param name="candidates">What rows may be alike in; the most telling ones are used.</param>
    /// <param name="minItems">The fewest linked rows in a cluster; twice that are asked for.</param>
    /// <param name="cancellationToken">Checked while clusters are found.</param>
    public static ClusterTree Fit(
        BinnedMatrix linked,
        int[] linkRows,
        IReadOnlyList<(Variable Variable, byte[] Codes)> candidates,
        int minItems,
        CancellationToken cancellationToken)
    {
        var rows = linkRows.Index().Where(entry => entry.Item >= 0).Select(entry => entry.Index).ToArray();
        var every = Math.Max(1, rows.Length / MostRows);
        rows = [.. rows.Where((_, i) => i % every == 0)];
        var itemOfRow = Array.ConvertAll(rows, row => linkRows[row]);
        var options = new ClusterOptions(MostClusters, 2 * minItems);
        if (rows.Length == 0)
        {
            return ClusterTreeGrower.Grow(linked, itemOfRow, [], options, cancellationToken);
        }

        var targets = candidates
            .Select(candidate => new BinnedTarget(
                Array.ConvertAll(rows, row => candidate.Codes[row]), Math.Max(2, candidate.Variable.BinCount), candidate.Variable.Kind))
            .ToArray();
        var gains = ClusterTreeGrower.FirstGains(linked, itemOfRow, targets, options);
        var best = targets.Zip(gains)
            .Where(pair => pair.Second > 0)
            .OrderByDescending(pair => pair.Second)
            .Take(MostTargets)
            .Select(pair => pair.First)
            .ToArray();
        return ClusterTreeGrower.Grow(linked, itemOfRow, best, options, cancellationToken);
    }
}
