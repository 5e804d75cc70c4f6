namespace Synth.Modeling;

/// <summary>Reads columns of the rows of a block, and of those above them.</summary>
internal static class RowsAbove
{
    /// <summary>Reads numbers and dates; null where there is none.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="column">The column: of the row itself, of the parent, or of a row further above.</param>
    public static Func<int, decimal?> Numbers(TableBlock block, RuleColumn column)
    {
        var above = column.Generations == 0 ? (Enumerable.Range(0, block.Length).ToArray(), block) : Find(block, column.Generations);
        if (above is not var (rows, ancestor) || ancestor.Rows is not { } batch)
        {
            return _ => null;
        }

        var index = batch.Layout.Index().First(entry => entry.Item.Name == column.Column).Index;
        var (vector, type) = (batch.Columns[index], batch.Layout[index].Type);
        return row => rows[row] is >= 0 and var from ? CellNumber.Read(vector, type, from) : null;
    }

    /// <summary>The rows some generations above, and for each row the one above it, or -1; null where there are none.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="generations">1 for the parent.</param>
    public static (int[] Rows, TableBlock Ancestor)? Find(TableBlock block, int generations)
    {
        var (rows, ancestor) = (block.Parents, block.Parent);
        for (var i = 1; i < generations && ancestor is not null; i++)
        {
            rows = FeatureGather.Compose(rows, ancestor.Parents);
            ancestor = ancestor.Parent;
        }

        return ancestor is null ? null : (rows, ancestor);
    }
}
