using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>The rows of a block as rules see them.</summary>
/// <param name="block">The rows.</param>
/// <param name="batch">Their columns so far.</param>
/// <param name="links">The rows that they link to. Shape [links][rows].</param>
internal sealed class RuleRows(TableBlock block, RecordBatch batch, long[][] links)
{
    /// <summary>How many rows there are.</summary>
    public int Count => block.Length;

    /// <summary>A row's position in its table.</summary>
    public long PositionOf(int row) => block.Begin + row;

    /// <summary>The row that a row links to, or -1.</summary>
    public long LinkedBy(int link, int row) => links[link][row];

    /// <summary>A column of the rows.</summary>
    public ColumnVector Column(int index) => batch.Columns[index];

    /// <summary>Reads the numbers of a column of the rows or of those above them; null where there is none.</summary>
    public Func<int, decimal?> Numbers(RuleColumn column)
    {
        var (rows, ancestor) = ((int[]?)null, block);
        for (var i = 0; i < column.Generations; i++)
        {
            if (ancestor.Parent is not { Rows: not null } parent)
            {
                return _ => null;
            }

            rows = rows is null ? block.Parents : FeatureGather.Compose(rows, ancestor.Parents);
            ancestor = parent;
        }

        var source = rows is null ? batch : ancestor.Rows!;
        var index = IndexOf(source.Layout, column.Column);
        var (vector, type) = (source.Columns[index], source.Layout[index].Type);
        return rows is null
            ? row => CellNumber.Read(vector, type, row)
            : row => rows[row] < 0 ? null : CellNumber.Read(vector, type, rows[row]);
    }

    private static int IndexOf(ValueList<ColumnLayout> layout, string column) =>
        layout.Index().First(entry => entry.Item.Name == column).Index;
}
