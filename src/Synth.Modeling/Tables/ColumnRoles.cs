using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Tells for each column of a table where its values come from, by the keys it is part of.</summary>
internal sealed class ColumnRoles
{
    private readonly TablePlan plan;
    private readonly HashSet<string> referenced;

    public ColumnRoles(TablePlan plan, DatabaseSchema schema)
    {
        this.plan = plan;
        referenced = schema.Tables
            .SelectMany(table => table.ForeignKeys)
            .Where(key => key.ReferencedTable == plan.Name)
            .SelectMany(key => key.ReferencedColumns)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The pair of the primary parent's key that the column is in.</summary>
    public ForeignKeyColumn? ParentPair(string column) =>
        plan.Relations.PrimaryParent?.Columns.FirstOrDefault(pair => pair.Column == column);

    /// <summary>The first link that the column is in, and its pair there.</summary>
    public (int Link, ForeignKeyColumn Pair)? LinkPair(string column)
    {
        for (var link = 0; link < plan.Relations.Links.Count; link++)
        {
            if (plan.Relations.Links[link].Columns.FirstOrDefault(pair => pair.Column == column) is { } pair)
            {
                return (link, pair);
            }
        }

        return null;
    }

    /// <summary>Whether the column identifies rows by itself, or is referenced, so that its value must follow from the row's position.</summary>
    public bool IsKey(string column) =>
        referenced.Contains(column)
        || plan.Table.FindColumn(column)!.Identity is not null
        || plan.Table.UniqueKeys().Any(key => key.Count == 1 && key[0] == column);

    /// <summary>Whether the column identifies rows by itself, but nothing refers to it, so that its values may depend on others of the row.</summary>
    public bool IsFreeKey(string column) =>
        IsKey(column) && !referenced.Contains(column) && plan.Table.FindColumn(column)!.Identity is null;

    /// <summary>Whether the column is a key or part of one.</summary>
    public bool IsPartOfKey(string column) => IsKey(column) || plan.Table.UniqueKeys().Any(key => key.Contains(column));

    /// <summary>Whether the column, with the key to the primary parent, is part of a unique key, so that it may number siblings.</summary>
    public bool MayNumberSiblings(string column) =>
        plan.Relations.PrimaryParent is { } parent
        && plan.Table.UniqueKeys().Any(key => key.Contains(column) && parent.ReferencingColumns.All(key.Contains));

    /// <summary>Whether a unique key consists of exactly these columns.</summary>
    public bool IsUniqueKey(IEnumerable<string> columns)
    {
        var set = columns.ToHashSet(StringComparer.Ordinal);
        return plan.Table.UniqueKeys().Any(set.SetEquals);
    }

    /// <summary>The unique keys that the sources of their columns do not hold by construction.</summary>
    public IEnumerable<UniqueRule> OpenUniqueKeys(IReadOnlyList<ColumnModel> columns, IReadOnlyList<LinkModel> links)
    {
        var byName = columns.ToDictionary(column => column.Name);
        foreach (var key in plan.Table.UniqueKeys().DistinctBy(key => string.Join('\0', key.Order(StringComparer.Ordinal))))
        {
            var models = key.Where(byName.ContainsKey).Select(column => byName[column]).ToArray();
            var withinSiblings = plan.Relations.PrimaryParent is { } parent && parent.ReferencingColumns.All(key.Contains);
            if (models.Length < key.Count || IsHeld(key, models, withinSiblings, links))
            {
                continue;
            }

            var link = models.OfType<LinkColumnModel>().Select(column => column.Link).LastOrDefault(-1);
            var data = models.OfType<DataColumnModel>().LastOrDefault(column => column.Encoder is NumberEncoder or TextEncoder or TimestampEncoder or OffsetEncoder)
                ?? models.OfType<DataColumnModel>().LastOrDefault();
            yield return new UniqueRule([.. key], withinSiblings, data?.Name, data is null ? link : -1);
        }
    }

    private bool IsHeld(ValueList<string> key, ColumnModel[] models, bool withinSiblings, IReadOnlyList<LinkModel> links) =>
        models.Any(column => column is KeyColumnModel { Key: not OrdinalKeyModel } or DataColumnModel { Encoder.HoldsUniqueness: true })
        || (withinSiblings && models.Any(column => column is KeyColumnModel { Key: OrdinalKeyModel }))
        || (withinSiblings && key.Count == plan.Relations.PrimaryParent!.Columns.Count)
        || plan.Relations.Links.Zip(links).Any(pair =>
            pair.Second.Kind is LinkKind.Dealt or LinkKind.Tree or LinkKind.Nothing
            && pair.First.Columns.Count == key.Count
            && pair.First.ReferencingColumns.All(key.Contains));
}
