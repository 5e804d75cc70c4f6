using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Says how many rows can at most belong to one row, by what must differ among them.</summary>
/// <param name="model">The model.</param>
/// <param name="targets">Rows that each table will have.</param>
internal sealed class CountLimits(RelationalModel model, IReadOnlyDictionary<TableName, long> targets)
{
    /// <summary>The largest count that there is room for.</summary>
    public long MostOf(CountModel count) => count.Link < 0 ? MostChildren(count.Counted) : MostUses(count.Counted, count.Link);

    private long MostChildren(TableName child)
    {
        var table = model.Plan[child];
        var key = table.Relations.PrimaryParent!.ReferencingColumns.ToHashSet(StringComparer.Ordinal);
        return table.Table.UniqueKeys().Any(unique => unique.All(key.Contains))
            ? 1
            : model.ModelOf(child).UniqueRules
                .Where(rule => rule.WithinSiblings)
                .Select(rule => RoomOf(table, rule, [.. rule.Columns.Where(column => !key.Contains(column))]))
                .DefaultIfEmpty(int.MaxValue)
                .Min();
    }

    // Siblings that may not choose the same row, or the same value, are at most as many as there are.
    private long RoomOf(TablePlan table, UniqueRule rule, string[] distinct)
    {
        if (rule.Adjusted is not null)
        {
            return ValuesOf(model.ModelOf(table.Name), distinct);
        }

        var link = table.Relations.Links[rule.Link];
        return link.ReferencingColumns.ToHashSet(StringComparer.Ordinal).IsSupersetOf(distinct)
            ? targets[link.ReferencedTable]
            : int.MaxValue;
    }

    /// <summary>
    /// The most rows that may link to one row because they must differ in a value: as many as there are values; the most an integer holds
    /// where nothing limits them.
    /// </summary>
    /// <param name="table">The linking table's model.</param>
    /// <param name="plan">What is planned for it.</param>
    /// <param name="link">The link.</param>
    public static long MostBeside(TableModel table, TablePlan plan, int link)
    {
        var chosen = plan.Relations.Links[link].ReferencingColumns.ToHashSet(StringComparer.Ordinal);
        return table.UniqueRules
            .Where(rule => rule.Adjusted is not null && chosen.IsSubsetOf(rule.Columns))
            .Select(rule => ValuesOf(table, [.. rule.Columns.Where(column => !chosen.Contains(column))]))
            .DefaultIfEmpty(int.MaxValue)
            .Min();
    }

    private static long ValuesOf(TableModel table, string[] distinct) =>
        distinct is [var name] && table.Columns.First(column => column.Name == name) is DataColumnModel { Presence: < 0 } data
            ? ValuesOf(data.Encoder)
            : int.MaxValue;

    private static long ValuesOf(ColumnEncoder encoder) => encoder switch
    {
        CategoryEncoder category => category.Groups.Sum(group => group.Length),
        NumberEncoder number =>
            (long)Int128.Min(int.MaxValue, number.Specials.Length + 1 + (((Int128)number.Ceiling - number.Bins[0].Low) / number.Grid.Step)),
        _ => int.MaxValue,
    };

    // Rows of one parent may use a row once, so it is used at most once per parent.
    private long MostUses(TableName table, int link)
    {
        var tableModel = model.ModelOf(table);
        if (tableModel.Links[link].IsUnique)
        {
            return 1;
        }

        var plan = model.Plan[table];
        var parent = plan.Relations.PrimaryParent;
        return tableModel.UniqueRules.Any(rule => rule.WithinSiblings && rule.Link == link
                && rule.Columns.Length == parent!.Columns.Count + plan.Relations.Links[link].Columns.Count)
            ? targets[parent!.ReferencedTable]
            : MostBeside(tableModel, plan, link);
    }
}
