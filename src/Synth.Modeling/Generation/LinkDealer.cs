using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Deals the rows of a linked table out to the rows that link to it: row p takes the use that a random order of all rows puts it at,
/// so that every linked row is used exactly as often as its count says, and no block needs to know of another.
/// </summary>
internal sealed class LinkDealer
{
    private readonly KeyedPermutation order;
    private readonly RowRanges uses;
    private readonly LinkKind kind;

    /// <summary>Prepares a link.</summary>
    /// <param name="model">The model.</param>
    /// <param name="skeleton">The skeleton.</param>
    /// <param name="table">The linking table.</param>
    /// <param name="link">Its link.</param>
    /// <param name="stream">The link's stream.</param>
    public LinkDealer(RelationalModel model, Skeleton skeleton, TableName table, int link, RandomStream stream)
    {
        kind = model.ModelOf(table).Links[link].Kind;
        LinkedTable = model.Plan[table].Relations.Links[link].ReferencedTable;
        uses = skeleton.Counted(LinkedTable, table, link);
        order = new KeyedPermutation(stream, skeleton[table].RowCount);
    }

    /// <summary>The linked table.</summary>
    public TableName LinkedTable { get; }

    /// <summary>How many rows the linked table has.</summary>
    public int LinkedRowCount => uses.Count;

    /// <summary>Whether a row links at all, where that follows from its position: tops of trees, and unique links that may be null.</summary>
    public bool HasUse(long row) => kind == LinkKind.Tree ? row >= order.Size - uses.Total : order[row] < uses.Total;

    /// <summary>The row that a row links to.</summary>
    public long RowOf(long row, bool isUnique)
    {
        if (kind == LinkKind.Tree)
        {
            var tops = order.Size - uses.Total;
            return row < tops ? row : uses.RangeOf(row - tops);
        }

        if (uses.Total == 0)
        {
            return order[row] % uses.Count;
        }

        // Where some rows do not link, the uses are spread over all rows, of which the linking ones take theirs.
        var use = isUnique ? order[row] : (long)((Int128)order[row] * uses.Total / order.Size);
        return uses.RangeOf(use);
    }
}
