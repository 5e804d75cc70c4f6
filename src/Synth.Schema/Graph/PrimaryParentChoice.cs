namespace Synth.Schema;

/// <summary>
/// Chooses for each table the foreign key that decides how many rows it has and under whom. The choice is by
/// declaration first (NOT NULL, or null in no row, within the primary key, all of it, cascade on delete), then by what brings along what
/// other keys lead to (an order's line belongs to the order, not to the order's customer), then by evidence: a parent that nearly always
/// has children, and that has several of them; then by how many tables about this one belong to the parent too. Between equals the key
/// that was declared first decides: people name first what a row belongs to. Where no parent has rows enough, rows that follow each other
/// under one of a few dozen belong to that rather than to none.
/// </summary>
internal static class PrimaryParentChoice
{
    /// <summary>A parent table of which more rows than this are childless is a poor host for a family.</summary>
    private const double ChildlessLimit = 0.2;

    /// <summary>
    /// A root, or a table of fewer rows than its root, needs at least this times the square root of the rows that descend from it. Below
    /// that (one of 77 districts under which every account hangs, the two shops in a hundred cities) there are too few families to learn
    /// from, and one of them is too large to hold.
    /// </summary>
    private const double FamiliesPerRootOfRows = 0.6;

    /// <summary>Rows that follow each other may belong to one of so few parents all the same where they would belong to none.</summary>
    private const int FewestParents = 20;

    /// <summary>As many rows as a family may have on the average where its root is one of few.</summary>
    private const int MostRowsOfFew = 20_000;

    public static Dictionary<TableName, TableRelations> Choose(
        DatabaseSchema schema, ValueList<TableName> order, FamilyEvidence evidence)
    {
        var barred = new HashSet<TableName>(evidence.NeverParents);
        while (true)
        {
            var parents = ChooseOnce(schema, order, evidence, barred);
            var tooFew = order.FirstOrDefault(table => IsTooFewFor(table, parents, evidence));
            if (tooFew is null)
            {
                Adopt(schema, parents, evidence, barred);
                return order.ToDictionary(table => table, table => Relate(schema, schema.GetTable(table), parents[table]));
            }

            barred.Add(tooFew);
        }
    }

    private static Dictionary<TableName, ForeignKey?> ChooseOnce(
        DatabaseSchema schema, ValueList<TableName> order, FamilyEvidence evidence, HashSet<TableName> barred)
    {
        var parents = order.ToDictionary(table => table, _ => (ForeignKey?)null);
        foreach (var table in order.Where(table => !evidence.First.Contains(table)))
        {
            parents[table] = schema.GetTable(table).ForeignKeys
                .Where(key => parents.ContainsKey(key.ReferencedTable) && !barred.Contains(key.ReferencedTable))
                .Where(key => !evidence.Apart.Contains((table, key.ReferencedTable)))
                .Where(key => !Descends(key.ReferencedTable, table, parents))
                .OrderByDescending(key => Merit(schema.GetTable(table), key, evidence, parents))
                .ThenByDescending(key => CountShared(schema, schema.GetTable(table), key))
                .FirstOrDefault();
        }

        return parents;
    }

    // What a few dozen shops take by day is a history of each shop; rows that stand alone would have none.
    private static void Adopt(
        DatabaseSchema schema, Dictionary<TableName, ForeignKey?> parents, FamilyEvidence evidence, HashSet<TableName> barred)
    {
        var roots = parents.Where(entry => entry.Value is null).Select(entry => entry.Key).ToHashSet();
        var referenced = schema.Tables.SelectMany(table => table.ForeignKeys).Select(key => key.ReferencedTable).ToHashSet();
        var kept = evidence.First.Concat(evidence.Persons).Concat(referenced).ToHashSet();
        foreach (var table in roots.Where(table => !kept.Contains(table)))
        {
            parents[table] = schema.GetTable(table).ForeignKeys
                .Where(key => roots.Contains(key.ReferencedTable) && barred.Contains(key.ReferencedTable)
                    && !evidence.NeverParents.Contains(key.ReferencedTable)
                    && !evidence.MostDescendants.ContainsKey(key.ReferencedTable)
                    && !evidence.Apart.Contains((table, key.ReferencedTable))
                    && evidence.RowCounts.GetValueOrDefault(key.ReferencedTable) is >= FewestParents and var few
                    && evidence.RowCounts.GetValueOrDefault(table) <= MostRowsOfFew * few
                    && IsSeries(schema.GetTable(table), key)
                    && IsNeverNull(schema.GetTable(table), evidence.ForeignKeys.GetValueOrDefault((table, key)), evidence))
                .OrderByDescending(key => Merit(schema.GetTable(table), key, evidence, parents))
                .FirstOrDefault();
        }
    }

    // Where the primary key has two columns beside the parent's, siblings are several series, which the key holds together.
    private static bool IsSeries(Table table, ForeignKey key) => table.PrimaryKey is not { } primary
        || primary.Columns.Except(key.ReferencingColumns).Count() == 1;

    private static (bool NotNull, bool InKey, bool IsKey, bool Cascades, bool BringsOthers, bool HasChildren, bool HasSiblings) Merit(
        Table table, ForeignKey key, FamilyEvidence evidence, Dictionary<TableName, ForeignKey?> parents)
    {
        var rows = evidence.RowCounts.GetValueOrDefault(key.ReferencedTable);
        var use = evidence.ForeignKeys.GetValueOrDefault((table.Name, key));
        return (
            key.ReferencingColumns.All(column => !table.FindColumn(column)!.IsNullable) || IsNeverNull(table, use, evidence),
            table.PrimaryKey is { } primary && key.ReferencingColumns.All(primary.Columns.Contains),
            table.PrimaryKey is { } whole && whole.Columns.Count > 1 && whole.Columns.All(key.ReferencingColumns.Contains),
            key.OnDelete == ReferentialAction.Cascade,
            table.ForeignKeys.Any(other => other.ReferencedTable != key.ReferencedTable
                && parents.ContainsKey(other.ReferencedTable)
                && !other.ReferencingColumns.Any(key.ReferencingColumns.Contains)
                && Descends(key.ReferencedTable, other.ReferencedTable, parents)),
            use is not null && use.ReferencedKeys >= (1 - ChildlessLimit) * rows,
            use is not null && use.ReferencingRows > use.ReferencedKeys);
    }

    // What may be null and never is counts like what may not be.
    private static bool IsNeverNull(Table table, ForeignKeyStatistics? use, FamilyEvidence evidence) =>
        use is not null && use.ReferencingRows > 0 && use.ReferencingRows == evidence.RowCounts.GetValueOrDefault(table.Name);

    // Tables that this one refers to, or that refer to it, and that refer to the same parent.
    private static int CountShared(DatabaseSchema schema, Table table, ForeignKey key) => schema.Tables.Count(other =>
        other.Name != table.Name
        && other.Name != key.ReferencedTable
        && (RefersTo(table, other.Name) || RefersTo(other, table.Name))
        && RefersTo(other, key.ReferencedTable));

    private static bool RefersTo(Table table, TableName other) => table.ForeignKeys.Any(key => key.ReferencedTable == other);

    private static bool Descends(TableName table, TableName ancestor, Dictionary<TableName, ForeignKey?> parents)
    {
        for (var current = table; ; current = parents[current]!.ReferencedTable)
        {
            if (current == ancestor)
            {
                return true;
            }

            if (parents[current] is null)
            {
                return false;
            }
        }
    }

    private static bool IsTooFewFor(TableName table, Dictionary<TableName, ForeignKey?> parents, FamilyEvidence evidence)
    {
        var root = table;
        while (parents[root] is { } above)
        {
            root = above.ReferencedTable;
        }

        if (!evidence.RowCounts.TryGetValue(table, out var rows) || rows == 0
            || (root != table && rows >= evidence.RowCounts.GetValueOrDefault(root)))
        {
            return false;
        }

        var descendants = parents.Keys
            .Where(other => other != table && Descends(other, table, parents))
            .Sum(other => evidence.RowCounts.GetValueOrDefault(other));
        return rows < FamiliesPerRootOfRows * Math.Sqrt(descendants)
            || (root == table && evidence.MostDescendants.TryGetValue(table, out var most) && descendants > most * rows);
    }

    // A key that was declared twice, under two names, is one relation, and what other keys say already is none.
    private static TableRelations Relate(DatabaseSchema schema, Table table, ForeignKey? parent) => new(
        parent,
        table.ForeignKeys.Where(key => !ReferenceEquals(key, parent)).Prepend(parent).OfType<ForeignKey>()
            .DistinctBy(key => (key.ReferencedTable, key.Columns.OrderBy(pair => pair.Column, StringComparer.Ordinal).ToValueList()))
            .Where(key => !ReferenceEquals(key, parent) && !ImpliedKeys.IsImplied(schema, table, key)).ToValueList());
}
