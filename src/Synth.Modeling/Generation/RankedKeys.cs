using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Key columns that may be null and have fewer values than their table has rows: the rows that have a value are numbered, as if there were
/// no others, and no more rows have one than there are values.
/// </summary>
internal static class RankedKeys
{
    /// <summary>Takes the values of the rows that chance gives one beyond what there are.</summary>
    /// <param name="table">The table.</param>
    /// <param name="block">All its rows, their variables drawn.</param>
    /// <param name="stream">Chooses the rows.</param>
    public static void Limit(TableModel table, TableBlock block, RandomStream stream)
    {
        foreach (var column in table.Columns.OfType<KeyColumnModel>().Where(column => column.IsRanked(block.Skeleton.RowCount)))
        {
            // What links share their presence with is settled by them.
            var wanted = (long)Math.Round(column.Share * block.Length);
            if (column.Presence < table.LeadCount || wanted > column.Key.Room)
            {
                continue;
            }

            var order = Stratified.Shuffle(stream.Derive(column.Name).Derive(block.Begin), block.Length);
            foreach (var row in order.Where(row => block.IsPresent(column.Presence, row)).Skip((int)column.Key.Room).ToArray())
            {
                Remove(table, block, column.Presence, row);
            }
        }
    }

    /// <summary>Refuses to add rows to tables of which some are numbered already.</summary>
    /// <param name="model">The model.</param>
    /// <param name="skeleton">The rows, with those that are added.</param>
    /// <param name="root">The root of the tree that grows.</param>
    /// <exception cref="UnsupportedSchemaException">There are such tables.</exception>
    public static void RefuseMore(RelationalModel model, Skeleton skeleton, TableName root)
    {
        var issues = FamilyTrees.TablesOf(model.Plan, root)
            .SelectMany(table => model.ModelOf(table.Name).Columns.OfType<KeyColumnModel>()
                .Where(column => column.IsRanked(skeleton[table.Name].RowCount))
                .Select(column => new SchemaIssue(
                    SchemaIssueSeverity.Error,
                    $"table {table.Name}, column {column.Name}",
                    $"it has {column.Key.Room} values, and those of the rows that are there are numbered without the new ones.")))
            .ToValueList();
        if (issues.Count > 0)
        {
            throw new UnsupportedSchemaException(
                "Families cannot be added while all other rows stay as they are: refresh the target with a larger --scale instead.",
                issues);
        }
    }

    /// <summary>Fills a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="block">All rows of its table.</param>
    /// <param name="stream">The column's stream.</param>
    /// <param name="target">The vector to append to.</param>
    /// <exception cref="UnsupportedSchemaException">More rows are to have a value than there are values.</exception>
    public static void Fill(KeyColumnModel column, TableBlock block, RandomStream stream, ColumnVector target)
    {
        var present = Enumerable.Range(0, block.Length).Count(row => block.IsPresent(column.Presence, row));
        var writer = column.Key.Bind(stream, present);
        var rank = 0;
        for (var row = 0; row < block.Length; row++)
        {
            if (block.IsPresent(column.Presence, row))
            {
                writer.Append(target, rank++, 0);
            }
            else
            {
                target.AppendNull();
            }
        }
    }

    private static void Remove(TableModel table, TableBlock block, int presence, int row)
    {
        block.Codes(presence)[row] = PresenceGroups.Absent;
        for (var i = 0; i < table.Variables.Length; i++)
        {
            if (table.Variables[i].Presence == presence)
            {
                block.Codes(i)[row] = 0;
            }
        }
    }
}
