using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Deals the uses of linked rows out to the rows that link: a random order of all rows gives each row a use of its own, so that every
/// linked row is used exactly as often as its count says, and no block needs to know of another. Within a block the rows exchange
/// their uses so that each gets one of the cluster that it drew.
/// </summary>
/// <param name="kind">By what means the link chooses.</param>
/// <param name="pool">The uses.</param>
/// <param name="stream">The link's stream.</param>
/// <param name="rowCount">Rows of the linking table.</param>
internal sealed class LinkDealer(LinkKind kind, LinkPool pool, RandomStream stream, long rowCount)
{
    private readonly KeyedPermutation order = new(stream, rowCount);
    private readonly long[] ends = Ends(pool.ClusterUses);

    /// <summary>How many codes there are, 0 included.</summary>
    public int CodeCount => ends.Length;

    /// <summary>How many rows the linked table has.</summary>
    public int LinkedRowCount => pool.RowCount;

    /// <summary>
    /// Whether a row links at all, where that follows from its position: tops of trees, and unique links that may be null.
    /// </summary>
    public bool HasUse(long row) => kind == LinkKind.Tree ? row >= rowCount - pool.UseCount : order[row] < pool.UseCount;

    /// <summary>The use that a row owns.</summary>
    public long UseOf(long row, bool isUnique)
    {
        if (kind == LinkKind.Tree)
        {
            return row - (rowCount - pool.UseCount);
        }

        // Where some rows do not link, the uses are spread over all rows, of which the linking ones take theirs.
        return isUnique || pool.UseCount == 0 ? order[row] : (long)((Int128)order[row] * pool.UseCount / rowCount);
    }

    /// <summary>The code of the cluster that a use belongs to.</summary>
    public byte CodeOf(long use)
    {
        var code = 0;
        while (code < ends.Length - 1 && use >= ends[code])
        {
            code++;
        }

        return (byte)code;
    }

    /// <summary>
    /// The linked row that a use belongs to; a row at the top of a tree, whose use is negative, links to itself if it must.
    /// </summary>
    public long RowOf(long use, long row) =>
        use < 0 ? row
        : pool.UseCount == 0 ? use % pool.RowCount
        : pool.RowOf(use);

    private static long[] Ends(int[] clusterUses)
    {
        var ends = new long[clusterUses.Length];
        var sum = 0L;
        for (var code = 0; code < ends.Length; code++)
        {
            ends[code] = sum += clusterUses[code];
        }

        return ends;
    }
}
