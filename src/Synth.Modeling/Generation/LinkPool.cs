namespace Synth.Modeling;

/// <summary>
/// The uses of a linked table's rows by one link, cluster by cluster: each row has as many as its count says. 8 bytes a linked row.
/// </summary>
internal sealed class LinkPool
{
    private readonly int[]? rows;
    private readonly RowRanges uses;

    private LinkPool(int[]? rows, RowRanges uses, int[] clusterUses)
    {
        this.rows = rows;
        this.uses = uses;
        ClusterUses = clusterUses;
    }

    /// <summary>How many uses there are per code; code 0 has none. Shape [clusters + 1].</summary>
    public int[] ClusterUses { get; }

    /// <summary>All uses.</summary>
    public int UseCount => uses.Total;

    /// <summary>All linked rows.</summary>
    public int RowCount => uses.Count;

    /// <summary>The linked row that a use belongs to.</summary>
    public int RowOf(long use) => uses.RangeOf(use) is var place && rows is null ? place : rows[place];

    /// <summary>A pool in which all rows are one cluster, in the order of their positions.</summary>
    public static LinkPool Of(RowRanges uses) => new(null, uses, [0, uses.Total]);

    /// <summary>A pool of clusters.</summary>
    /// <param name="uses">The uses of each row, by position.</param>
    /// <param name="clusters">The cluster of each row, from 0.</param>
    /// <param name="clusterCount">How many clusters there are.</param>
    public static LinkPool Of(RowRanges uses, byte[] clusters, int clusterCount)
    {
        var starts = new int[clusterCount + 1];
        foreach (var cluster in clusters)
        {
            starts[cluster + 1]++;
        }

        for (var cluster = 0; cluster < clusterCount; cluster++)
        {
            starts[cluster + 1] += starts[cluster];
        }

        var rows = new int[clusters.Length];
        var lengths = new int[clusters.Length];
        var clusterUses = new int[clusterCount + 1];
        for (var row = 0; row < rows.Length; row++)
        {
            var place = starts[clusters[row]]++;
            rows[place] = row;
            lengths[place] = uses.LengthOf(row);
            clusterUses[clusters[row] + 1] += lengths[place];
        }

        return new LinkPool(rows, new RowRanges(lengths), clusterUses);
    }
}
