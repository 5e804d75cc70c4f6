using Synth.Schema;

namespace Synth.Connectors;

/// <summary>Finds what of one table is not in its translation. Pure.</summary>
/// <param name="source">The table.</param>
/// <param name="translation">The translation of the schema that it is in.</param>
internal sealed class TableAudit(Table source, SchemaTranslation translation)
{
    private readonly Table target = translation.Tables[source.Name];
    private readonly string table = source.Name.Name;

    /// <summary>All that is missing, in the order of the model.</summary>
    public IEnumerable<MissingObject> FindMissing() =>
    [
        .. source.Columns.SelectMany(ColumnParts),
        .. source.PrimaryKey is { IsVirtual: false } && target.PrimaryKey is null
            ? [new($"primary key of {source.Name}", [table, "primary"])]
            : Nothing,
        .. source.UniqueConstraints.Where(unique => !IsKept(unique))
            .Select(unique => Named("unique constraint", unique.Name, unique.Columns)),
        .. source.ForeignKeys.Where(reference => !reference.IsVirtual && !IsKept(reference))
            .Select(reference => Named("foreign key", reference.Name, reference.ReferencingColumns)),
        .. source.Checks.Where(check => !IsKept(check)).Select(check => Named("check", check.Name, [])),
        .. source.Indexes.Where(index => !IsKept(index)).Select(index => Named("index", index.Name, [])),
        .. source.ExclusionConstraints
            .Where(constraint => target.ExclusionConstraints.All(other => other.Name != constraint.Name))
            .Select(constraint => Named("exclusion constraint", constraint.Name, [])),
        .. source.Partitioning is not null && target.Partitioning is null ? [new($"partitions of {source.Name}", [table])] : Nothing,
        .. source.Comment is not null && target.Comment is null ? [new($"comment of {source.Name}", [table, "omment"])] : Nothing,
    ];

    private static MissingObject[] Nothing => [];

    private IEnumerable<MissingObject> ColumnParts(Column column, int position)
    {
        var kept = target.Columns[position];
        var subject = $"column {source.Name}.{column.Name}";
        var hasDefault = column.Default is not (null or LiteralDefault { Text: null });
        return
        [
            .. Lost(hasDefault && kept is { Default: null, Identity: null, Generated: null }, "default", column.Name),
            .. Lost(column.Identity is not null && kept is { Identity: null, Default: null }, "numbering", column.Name),
            .. Lost(column.Generated is not null && kept.Generated is null, "expression", column.Name),
            .. Lost(column.Collation is not null && kept.Collation is null, "collation", column.Name),
            .. Lost(column.Comment is not null && kept.Comment is null, "comment", "omment"),
        ];

        MissingObject[] Lost(bool isLost, string what, string name) => isLost ? [new($"{what} of {subject}", [table, name])] : [];
    }

    private MissingObject Named(string kind, string? name, IEnumerable<string> columns) => name is null
        ? new($"{kind} ({string.Join(", ", columns)}) of {source.Name}", [table, .. columns])
        : new($"{kind} {name} of {source.Name}", columns.Any() ? [table, .. columns] : [name]);

    private bool IsKept(UniqueConstraint unique)
    {
        var columns = Names(unique.Columns);
        return target.UniqueKeys().Any(columns.SetEquals);
    }

    private bool IsKept(ForeignKey key)
    {
        if (!translation.Tables.TryGetValue(key.ReferencedTable, out var referenced))
        {
            return false;
        }

        var columns = Names(key.ReferencingColumns);
        return target.ForeignKeys.Any(other => other.ReferencedTable == referenced.Name && columns.SetEquals(other.ReferencingColumns));
    }

    // Engines name what has no name, and may have to change one that is taken, which is an entry then.
    private bool IsKept(CheckConstraint check) => check.Name is null
        ? target.Checks.Count >= source.Checks.Count
        : target.Checks.Any(other => other.Name == check.Name) || target.Checks.Count >= source.Checks.Count;

    private bool IsKept(Synth.Schema.Index index) =>
        target.Indexes.Any(other => other.Name == index.Name) || target.Indexes.Count >= source.Indexes.Count;

    private HashSet<string> Names(IEnumerable<string> columns) =>
        columns.Select(name => target.Columns[source.IndexOf(name)].Name).ToHashSet();
}
