using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Tells which rows of a linked table are alike in those columns of a link that a uniqueness covers, where it covers a part of them: an
/// entry has one unit of each class, and the link names unit and class.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="plan">What is planned for the linking table.</param>
/// <param name="linked">The values of a column of the table that a link leads to, by position.</param>
internal sealed class LinkedLikeness(RelationalModel model, TablePlan plan, Func<int, string, HeldColumn> linked)
{
    /// <summary>A number for each linked row, equal for those that are alike; null where all differ. Shape [linked rows].</summary>
    /// <param name="rule">The uniqueness, whose link gives way.</param>
    public int[]? Of(UniqueRule rule)
    {
        var key = plan.Relations.Links[rule.Link];
        var table = model.Schema.GetTable(key.ReferencedTable);
        string[] columns = [.. key.Columns.Where(pair => rule.Columns.Contains(pair.Column)).Select(pair => pair.ReferencedColumn)];
        if (columns.Length == key.Columns.Count || table.UniqueKeys().Any(unique => unique.All(columns.Contains)))
        {
            return null;
        }

        var isCopied = model.Plan[table.Name].Mode == TableMode.Copy;
        if (!isCopied && columns.Any(column => KeyResolver.FollowsPosition(model, table.Name, column)))
        {
            return null;
        }

        var layout = RecordBatch.LayoutOf(table);
        return Number([.. columns.Select(column => isCopied
            ? new HeldColumn(model.CopyOf(table.Name).Columns[layout.Index().First(entry => entry.Item.Name == column).Index])
            : linked(rule.Link, column))]);
    }

    private static int[] Number(HeldColumn[] values)
    {
        var numbers = new Dictionary<UInt128, int>();
        return [.. HeldColumn.KeysOf(values).Select(key =>
        {
            numbers.TryAdd(key, numbers.Count);
            return numbers[key];
        })];
    }
}
