using Synth.Schema;
using Synth.Schema.Expressions;

namespace Synth.Modeling;

/// <summary>Tells for each column of a table where its values come from, by the keys it is part of.</summary>
internal sealed class ColumnRoles
{
    private readonly TablePlan plan;
    private readonly HashSet<string> referenced;
    private readonly HashSet<string> drawn;
    private readonly string engine;
    private readonly ExpressionKey[] expressionKeys;

    public ColumnRoles(TablePlan plan, DatabaseSchema schema)
    {
        this.plan = plan;
        engine = schema.Engine;
        expressionKeys = [.. ExpressionKey.Of(plan.Table, SqlSyntaxes.Of(engine))];

        // Where spans never overlap, no two rows have the same one.
        var spans = WatchedSpan.Of(plan).Where(span => span.Filter is null)
            .Select(span => span.Keys.Concat(span.Columns).ToHashSet(StringComparer.Ordinal)).ToArray();
        UniqueKeys =
        [
            .. plan.Table.UniqueKeys().Where(key => !Array.Exists(spans, span => span.SetEquals(key))),
            .. expressionKeys.Where(key => key.Filter is null).Select(key => key.Columns),
            .. PresentKeys(plan.Table, SqlSyntaxes.Of(engine)),
        ];
        var parts = DrawnKeyColumns.Of(schema, plan.Table);
        referenced = schema.Tables
            .SelectMany(table => table.ForeignKeys)
            .Where(key => key.ReferencedTable == plan.Name)
            .SelectMany(key => key.ReferencedColumns)
            .Except(CarriedColumns.Of(schema, plan.Table), StringComparer.Ordinal)
            .ToHashSet(StringComparer.Ordinal);
        drawn = referenced.Where(parts.Contains).ToHashSet(StringComparer.Ordinal);
        referenced.ExceptWith(drawn);
    }

    /// <summary>The sets of columns in which no two rows agree, those that unique indexes over expressions read among them.</summary>
    public IReadOnlyList<ValueList<string>> UniqueKeys { get; }

    /// <summary>The pair of the primary parent's key that the column is in.</summary>
    public ForeignKeyColumn? ParentPair(string column) =>
        plan.Relations.PrimaryParent?.Columns.FirstOrDefault(pair => pair.Column == column);

    /// <summary>The first link that the column is in, and its pair there; what a link has of its leader is the leader's.</summary>
    public (int Link, ForeignKeyColumn Pair)? LinkPair(string column)
    {
        for (var link = 0; link < plan.Relations.Links.Count; link++)
        {
            if (plan.Relations.Links[link].Columns.FirstOrDefault(pair => pair.Column == column) is { } pair
                && !(ElderLinks.LeaderOf(plan, link) is >= 0 and var leader
                    && plan.Relations.Links[leader].ReferencingColumns.Contains(column)))
            {
                return (link, pair);
            }
        }

        return null;
    }

    /// <summary>
    /// Whether the column identifies rows by itself, or keys refer to rows by it, so that its value must follow from the row's position.
    /// </summary>
    public bool IsKey(string column) =>
        referenced.Contains(column)
        || plan.Table.FindColumn(column)!.Identity is not null
        || UniqueKeys.Any(key => key.Count == 1 && key[0] == column);

    /// <summary>
    /// Whether the column identifies rows by itself, but nothing refers to it, so that its values may depend on others of the row.
    /// </summary>
    public bool IsFreeKey(string column) =>
        IsKey(column) && !referenced.Contains(column) && plan.Table.FindColumn(column)!.Identity is null;

    /// <summary>Whether the column is a key or part of one.</summary>
    public bool IsPartOfKey(string column) => IsKey(column) || UniqueKeys.Any(key => key.Contains(column));

    /// <summary>Whether the column is part of a key, or of one among some rows, so that it may give way where rows collide.</summary>
    public bool MayGiveWay(string column) =>
        IsPartOfKey(column) || plan.Table.Indexes.Any(index => index.IsUnique && index.Keys.Any(key => key.Column == column));

    /// <summary>Whether keys refer to the column, a part of the primary key that says something of the row.</summary>
    public bool IsDrawnPartOfKey(string column) => drawn.Contains(column);

    /// <summary>Whether the column, with the key to the primary parent, is part of a unique key, so that it may number siblings.</summary>
    public bool MayNumberSiblings(string column) =>
        plan.Relations.PrimaryParent is { } parent
        && UniqueKeys.Any(key => key.Contains(column) && parent.ReferencingColumns.All(key.Contains));

    /// <summary>Whether a unique key consists of exactly these columns.</summary>
    public bool IsUniqueKey(IEnumerable<string> columns)
    {
        var set = columns.ToHashSet(StringComparer.Ordinal);
        return UniqueKeys.Any(set.SetEquals);
    }

    /// <summary>The unique keys that the sources of their columns do not hold by construction.</summary>
    public IEnumerable<UniqueRule> OpenUniqueKeys(IReadOnlyList<ColumnModel> columns, IReadOnlyList<LinkModel> links)
    {
        var byName = columns.ToDictionary(column => column.Name);
        foreach (var key in UniqueKeys.DistinctBy(key => string.Join('\0', key.Order(StringComparer.Ordinal))))
        {
            var models = key.Where(byName.ContainsKey).Select(column => byName[column]).ToArray();
            var withinSiblings = plan.Relations.PrimaryParent is { } parent && parent.ReferencingColumns.All(key.Contains);
            if (models.Length < key.Count || IsHeld(key, models, withinSiblings, links))
            {
                continue;
            }

            // A link that gives way for one key must not break another one.
            var chosen = models.OfType<LinkColumnModel>().OrderBy(column => !IsShared(column.Name)).Select(column => column.Link);

            // A column without a value cannot give way where nulls collide.
            var nullsCollide = expressionKeys.Any(candidate => candidate.NullsCollide && candidate.Columns.ToHashSet().SetEquals(key));
            var data = models.OfType<DataColumnModel>().OrderBy(column => nullsCollide && column.Presence < 0).ToArray();
            var adjusted =
                data.LastOrDefault(column => column.Encoder is NumberEncoder or TextEncoder or TimestampEncoder or OffsetEncoder)
                ?? data.LastOrDefault();
            yield return new UniqueRule([.. key], withinSiblings, adjusted?.Name, adjusted is null ? chosen.LastOrDefault(-1) : -1)
            {
                Folded = FoldedOf(key),
            };
        }
    }

    /// <summary>Whether the column identifies some rows by itself, those that a partial index speaks of.</summary>
    public bool IsPartlyUnique(string column) =>
        plan.Table.Indexes.Any(index => index.IsUnique && index.Filter is not null
            && index.Keys is [{ Column: { } only }] && only == column)
        || Array.Exists(expressionKeys, key => key is { Filter: not null, Columns: [var only] } && only == column);

    /// <summary>Whether texts that differ in case alone are equal to the column's collation, or to a unique index.</summary>
    public bool IgnoresCase(string column)
    {
        if (Array.Exists(expressionKeys, key => key.Folded.Contains(column)))
        {
            return true;
        }

        var described = plan.Table.FindColumn(column)!;
        return (described.Collation, engine) switch
        {
            ({ } collation, "mysql" or "mariadb" or "sqlserver") =>
                collation.Contains("_ci", StringComparison.OrdinalIgnoreCase),
            ({ } collation, _) => collation.Equals("NOCASE", StringComparison.OrdinalIgnoreCase),
            (null, "mysql" or "mariadb" or "sqlserver") => true,
            _ => described.NativeType.EndsWith("citext", StringComparison.OrdinalIgnoreCase),
        };
    }

    /// <summary>
    /// Unique indexes over some rows, and keys in which nulls collide, that the sources of their columns do not hold by construction.
    /// </summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rules">What columns follow from.</param>
    public IEnumerable<WatchedKey> WatchedKeys(IReadOnlyList<ColumnModel> columns, IReadOnlyList<Rule> rules)
    {
        var byName = columns.ToDictionary(column => column.Name);
        var constraints =
            plan.Table.UniqueConstraints.Select(unique => (unique.Name, unique.Columns, Filter: (string?)null, unique.NullsAreDistinct));
        var indexes =
            plan.Table.Indexes.Where(index => index.IsUnique && index.Keys.All(key => key is { Column: not null, PrefixLength: null }))
            .Select(index =>
                ((string?)index.Name, Columns: index.Keys.Select(key => key.Column!).ToValueList(), index.Filter, index.NullsAreDistinct));
        var expressions = expressionKeys.Select(key => ((string?)null, key.Columns, key.Filter, NullsAreDistinct: !key.NullsCollide));
        foreach (var (_, key, filter, nullsAreDistinct) in constraints.Concat(indexes).Concat(expressions)
            .Where(entry => entry.Filter is not null || !entry.NullsAreDistinct))
        {
            var hasNulls = !nullsAreDistinct && key.Any(column => plan.Table.FindColumn(column)!.IsNullable);
            var isHeld = !hasNulls
                && key.Any(column => byName.GetValueOrDefault(column)
                    is KeyColumnModel { Key: not OrdinalKeyModel } or DataColumnModel { Encoder.HoldsUniqueness: true });
            if ((filter is not null || hasNulls) && !isHeld && key.All(byName.ContainsKey))
            {
                var withinSiblings = plan.Relations.PrimaryParent is { } parent && parent.ReferencingColumns.All(key.Contains);
                string[] read = filter is null ? [] : [.. byName.Keys.Where(name => ExpressionKey.Mentions(filter, name))];
                var adjusted = key.Except(read).Select(column => byName[column]).OfType<DataColumnModel>().LastOrDefault(column =>
                    column is { Decided: null, Encoder: NumberEncoder } && rules.All(rule => rule.Column != column.Name));
                yield return new WatchedKey(UniqueNames.Of(plan.Table, key), [.. key], filter, hasNulls, withinSiblings)
                {
                    Folded = FoldedOf(key),
                    Adjusted = adjusted?.Name,
                    Before = adjusted is null ? [] : [.. key.Union(read).Where(column => column != adjusted.Name)],
                };
            }
        }
    }

    // An index over the rows in which its columns have values says what a key does in which nulls differ.
    private static IEnumerable<ValueList<string>> PresentKeys(Table table, SqlSyntax syntax) => table.Indexes
        .Where(index => index is { IsUnique: true, Filter: not null })
        .Where(index => index.Keys.All(key => key is { Column: not null, PrefixLength: null }))
        .Select(index => (
            Columns: index.Keys.Select(key => key.Column!).ToValueList(),
            Filter: SqlExpressionParser.Parse(index.Filter!, syntax)))
        .Where(index => index.Filter is not null && TestedForValues(index.Filter) is { } tested
            && tested.All(index.Columns.Contains)
            && index.Columns.All(column => tested.Contains(column) || !table.FindColumn(column)!.IsNullable))
        .Select(index => index.Columns);

    // The columns of IS NOT NULL AND IS NOT NULL …; null for any other condition.
    private static string[]? TestedForValues(SqlExpression filter) => filter switch
    {
        NullTest { IsNegated: true, Operand: ColumnReference column } => [column.Name],
        BinaryOperation { Operator: BinaryOperator.And } both => TestedForValues(both.Left) is { } left
            && TestedForValues(both.Right) is { } right ? [.. left, .. right] : null,
        _ => null,
    };

    private bool IsShared(string column) => UniqueKeys.Count(key => key.Contains(column)) > 1;

    private string[] FoldedOf(IEnumerable<string> key) =>
        [.. key.Where(column => plan.Table.FindColumn(column)!.Type.WithoutDomain() is TextType or UnsupportedType && IgnoresCase(column))];

    private bool IsHeld(ValueList<string> key, ColumnModel[] models, bool withinSiblings, IReadOnlyList<LinkModel> links) =>
        models.Any(column => column is KeyColumnModel { Key: not OrdinalKeyModel } or DataColumnModel { Encoder.HoldsUniqueness: true })
        || (withinSiblings && models.Any(column => column is KeyColumnModel { Key: OrdinalKeyModel }))
        || (withinSiblings && key.Count == plan.Relations.PrimaryParent!.Columns.Count)
        || plan.Relations.Links.Zip(links).Any(pair =>
            pair.Second.Kind is LinkKind.Dealt or LinkKind.Tree or LinkKind.Elder or LinkKind.Nothing
            && pair.First.Columns.Count == key.Count
            && pair.First.ReferencingColumns.All(key.Contains));
}
