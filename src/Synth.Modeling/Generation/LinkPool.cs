namespace Synth.Modeling;

/// <summary>
/// The uses of a linked table's rows by one link, cluster by cluster: each row has as many as its count says. Where there are clusters it
/// holds the one of each row, and how many uses each cluster has before every 128th row: 1 byte a linked row and 1/32 a cluster.
/// </summary>
internal sealed class LinkPool
{
    private const int ChunkRows = 128;

    private readonly RowRanges uses;
    private readonly byte[] clusters;
    private readonly int[][] usesBefore;

    private LinkPool(RowRanges uses, byte[] clusters, int[][] usesBefore, int[] clusterUses)
    {
        this.uses = uses;
        this.clusters = clusters;
        this.usesBefore = usesBefore;
        ClusterUses = clusterUses;
    }

    /// <summary>How many uses there are per code; code 0 has none. Shape [clusters + 1].</summary>
    public int[] ClusterUses { get; }

    /// <summary>All uses.</summary>
    public int UseCount => uses.Total;

    /// <summary>All linked rows.</summary>
    public int RowCount => uses.Count;

    /// <summary>A pool in which all rows are one cluster, in the order of their positions.</summary>
    public static LinkPool Of(RowRanges uses) => new(uses, [], [], [0, uses.Total]);

    /// <summary>A pool of clusters.</summary>
    /// <param name="uses">The uses of each row, by position.</param>
    /// <param name="clusters">The cluster of each row, from 0; kept. Shape [rows].</param>
    /// <param name="clusterCount">How many clusters there are.</param>
    public static LinkPool Of(RowRanges uses, byte[] clusters, int clusterCount)
    {
        var clusterUses = new int[clusterCount + 1];
        var chunks = (clusters.Length + ChunkRows - 1) / ChunkRows;
        int[][] usesBefore = [.. Enumerable.Range(0, clusterCount).Select(_ => new int[chunks])];
        for (var row = 0; row < clusters.Length; row++)
        {
            if (row % ChunkRows == 0)
            {
                for (var cluster = 0; cluster < clusterCount; cluster++)
                {
                    usesBefore[cluster][row / ChunkRows] = clusterUses[cluster + 1];
                }
            }

            clusterUses[clusters[row] + 1] += uses.LengthOf(row);
        }

        return new LinkPool(uses, clusters, usesBefore, clusterUses);
    }

    /// <summary>The linked row that a use belongs to. Takes log2 of the rows.</summary>
    /// <param name="use">From 0 to <see cref="UseCount"/> less 1.</param>
    public int RowOf(long use)
    {
        if (clusters.Length == 0)
        {
            return uses.RangeOf(use);
        }

        var cluster = 0;
        for (; use >= ClusterUses[cluster + 1]; cluster++)
        {
            use -= ClusterUses[cluster + 1];
        }

        // The last chunk before which the cluster has no more uses than that has the row.
        var (low, high) = (0, usesBefore[cluster].Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = usesBefore[cluster][middle] <= use ? (middle, high) : (low, middle - 1);
        }

        var row = Next(low * ChunkRows);
        for (var left = use - usesBefore[cluster][low]; left >= uses.LengthOf(row); row = Next(row + 1))
        {
            left -= uses.LengthOf(row);
        }

        return row;

        int Next(int from) => from + clusters.AsSpan(from).IndexOf((byte)cluster);
    }
}
