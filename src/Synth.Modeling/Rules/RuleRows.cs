using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>The rows of a block as rules see them.</summary>
/// <param name="block">The rows.</param>
/// <param name="batch">Their columns so far.</param>
/// <param name="links">The rows that they link to. Shape [links][rows].</param>
/// <param name="linked">The values of a column of the table that a link leads to, by position, and its type; null where no link is asked
/// for.</param>
internal sealed class RuleRows(
    TableBlock block, RecordBatch batch, long[][] links, Func<int, string, (HeldColumn Values, ColumnType Type)>? linked = null)
{
    /// <summary>How many rows there are.</summary>
    public int Count => block.Length;

    /// <summary>A row's position in its table.</summary>
    public long PositionOf(int row) => block.Begin + row;

    /// <summary>The row that a row links to, or -1.</summary>
    public long LinkedBy(int link, int row) => links[link][row];

    /// <summary>The row above a row, or -1.</summary>
    public int ParentOf(int row) => block.Parents[row];

    /// <summary>The position, in its table, of the row above each row, or -1; null where there are none.</summary>
    /// <param name="generations">0 for the row itself, 1 for its parent.</param>
    public Func<int, long>? PositionsOf(int generations) => generations == 0 ? PositionOf
        : RowsAbove.Find(block, generations) is not var (rows, ancestor) ? null
        : row => rows[row] >= 0 ? ancestor.Begin + rows[row] : -1;

    /// <summary>A column of the rows.</summary>
    public ColumnVector Column(int index) => batch.Columns[index];

    /// <summary>Reads the numbers of a column of the rows or of those above them; null where there is none.</summary>
    public Func<int, decimal?> Numbers(RuleColumn column)
    {
        if (Values(column) is not var (vector, type, rowOf))
        {
            return _ => null;
        }

        return row => rowOf(row) is >= 0 and var from ? CellNumber.Read(vector, type, from) : null;
    }

    /// <summary>Reads the texts and whole numbers of a column; null where there is none.</summary>
    public Func<int, string?> Texts(RuleColumn column)
    {
        if (Values(column) is not var (vector, _, rowOf))
        {
            return _ => null;
        }

        return row => rowOf(row) is >= 0 and var from ? CompositionSource.Read(vector, from) : null;
    }

    /// <summary>A column, its type, and its row for each of the rows, or -1; null where there is none.</summary>
    public (ColumnVector Values, ColumnType Type, Func<int, int> RowOf)? Values(RuleColumn column)
    {
        if (column.Link >= 0)
        {
            var (values, kind) = linked!(column.Link, column.Column);
            return (values.Gather(links[column.Link]), kind, row => links[column.Link][row] < 0 ? -1 : row);
        }

        var (rows, source) = ((int[]?)null, batch);
        if (column.Generations > 0)
        {
            if (RowsAbove.Find(block, column.Generations) is not var (above, ancestor) || ancestor.Rows is null)
            {
                return null;
            }

            (rows, source) = (above, ancestor.Rows);
        }

        var index = IndexOf(source.Layout, column.Column);
        var (vector, type) = (source.Columns[index], source.Layout[index].Type);
        return (vector, type, rows is null ? row => row : row => rows[row]);
    }

    private static int IndexOf(ValueList<ColumnLayout> layout, string column) =>
        layout.Index().First(entry => entry.Item.Name == column).Index;
}
