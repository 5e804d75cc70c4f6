using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Knows for the rows of a block which rows an agreeing link may choose: those that have in the shared columns what the parent's key, or an
/// earlier link, has put there.
/// </summary>
/// <param name="plan">What is planned for the table.</param>
/// <param name="link">The link.</param>
/// <param name="linked">The values of a column of the table that a link leads to, by position.</param>
internal sealed class AgreeingChooser(TablePlan plan, int link, Func<int, string, HeldColumn> linked)
{
    private readonly ForeignKeyColumn[] shared = Agreement.Shared(plan, link);
    private readonly Lazy<AgreeingRows> rows = new(() =>
        new AgreeingRows([.. Agreement.Shared(plan, link).Select(pair => linked(link, pair.ReferencedColumn))]));

    /// <summary>The columns of the linked table that must be at hand.</summary>
    public static IEnumerable<string> Needs(TablePlan plan, int link) => Agreement.Shared(plan, link).Select(pair => pair.ReferencedColumn);

    /// <summary>The places that each row of a block may choose. Shape [rows].</summary>
    /// <param name="block">The rows.</param>
    /// <param name="positionOf">The position that an earlier link of a row leads to, or -1.</param>
    public (long First, int Count)[] RangesOf(TableBlock block, Func<int, int, long> positionOf)
    {
        var values = Array.ConvertAll(shared, pair => Settled(pair.Column, block, positionOf));
        var ranges = block.Length == 0 ? [] : rows.Value.RangesOf(values);
        Array.ForEach(values, vector => vector.Dispose());
        return ranges;
    }

    /// <summary>The position of the row at a place.</summary>
    public long PositionAt(long place) => place < 0 ? place : rows.Value.PositionAt(place);

    // What the row has in a column before the link chooses.
    private ColumnVector Settled(string column, TableBlock block, Func<int, int, long> positionOf)
    {
        if (plan.Relations.PrimaryParent?.Columns.FirstOrDefault(pair => pair.Column == column) is { } up)
        {
            return Gather(block.Parent?.Rows?[up.ReferencedColumn] is { } above ? new HeldColumn(above) : null, row => block.Parents[row]);
        }

        var earlier = ElderLinks.Leading(plan).First(entry => entry.Item.ReferencingColumns.Contains(column));
        var source = linked(earlier.Index, earlier.Item.Columns.First(pair => pair.Column == column).ReferencedColumn);
        return Gather(source, row => positionOf(earlier.Index, row));

        ColumnVector Gather(HeldColumn? from, Func<int, long> rowOf) => (from ?? new HeldColumn(StorageKind.Int64, 0))
            .Gather([.. Enumerable.Range(0, block.Length).Select(row => from is null ? -1 : rowOf(row))]);
    }
}
