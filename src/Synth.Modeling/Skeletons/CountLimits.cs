using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Says how many rows can at most belong to one row, by what must differ among them.</summary>
/// <param name="model">The model.</param>
/// <param name="targets">Rows that each table will have.</param>
internal sealed class CountLimits(RelationalModel model, IReadOnlyDictionary<TableName, long> targets)
{
    /// <summary>The largest count that there is room for, and the unique key that says so; null where nothing limits it.</summary>
    public (long Most, string? Key) MostOf(CountModel count) =>
        count.Link < 0 ? MostChildren(count.Counted) : MostUses(count.Counted, count.Link);

    private (long Most, string? Key) MostChildren(TableName child)
    {
        var table = model.Plan[child];
        var key = table.Relations.PrimaryParent!.ReferencingColumns.ToHashSet(StringComparer.Ordinal);
        return table.Table.UniqueKeys().FirstOrDefault(unique => unique.All(key.Contains)) is { } own
            ? (1, UniqueNames.Of(table.Table, own))
            : model.ModelOf(child).UniqueRules
                .Where(rule => rule.WithinSiblings)
                .Select(rule => (RoomOf(table, rule, [.. rule.Columns.Where(column => !key.Contains(column))]),
                    (string?)UniqueNames.Of(table.Table, rule.Columns)))
                .Append((int.MaxValue, null))
                .MinBy(limit => limit.Item1);
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
    public static long MostBeside(TableModel table, TablePlan plan, int link) => LimitBeside(table, plan, link).Most;

    private static (long Most, string? Key) LimitBeside(TableModel table, TablePlan plan, int link)
    {
        var chosen = plan.Relations.Links[link].ReferencingColumns.ToHashSet(StringComparer.Ordinal);
        return table.UniqueRules
            .Where(rule => rule.Adjusted is not null && chosen.IsSubsetOf(rule.Columns))
            .Select(rule => (ValuesOf(table, [.. rule.Columns.Where(column => !chosen.Contains(column))]),
                (string?)UniqueNames.Of(plan.Table, rule.Columns)))
            .Append((int.MaxValue, null))
            .MinBy(limit => limit.Item1);
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
    private (long Most, string? Key) MostUses(TableName table, int link)
    {
        var tableModel = model.ModelOf(table);
        var plan = model.Plan[table];
        if (tableModel.Links[link].IsUnique)
        {
            return (1, UniqueNames.Of(plan.Table, [.. plan.Relations.Links[link].ReferencingColumns]));
        }

        var parent = plan.Relations.PrimaryParent;
        return Array.Find(tableModel.UniqueRules, rule => rule.WithinSiblings && rule.Link == link
                && rule.Columns.Length == parent!.Columns.Count + plan.Relations.Links[link].Columns.Count) is { } pair
            ? (targets[parent!.ReferencedTable], UniqueNames.Of(plan.Table, pair.Columns))
            : LimitBeside(tableModel, plan, link);
    }
}
