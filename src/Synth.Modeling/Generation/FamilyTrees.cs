using Synth.Schema;

namespace Synth.Modeling;

/// <summary>The trees of families of a model, and whether families can be added to them while all other rows stay as they are.</summary>
public static class FamilyTrees
{
    /// <summary>The root of the tree that holds most of the source's rows; null where nothing is synthesized.</summary>
    public static TableName? Largest(RelationalModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Plan.Roots
            .OrderByDescending(root => TablesOf(model.Plan, root.Name).Sum(table => table.SourceRowCount))
            .FirstOrDefault()?.Name;
    }

    /// <summary>The tables of a tree, each after its primary parent.</summary>
    public static IReadOnlyList<TablePlan> TablesOf(GenerationPlan plan, TableName root)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. plan.Tables.Where(table => table.Mode == TableMode.Synthesize && plan.RootOf(table.Name) == root)];
    }

    /// <summary>The synthesized tables whose rows those of a tree link to beyond their own family.</summary>
    public static IReadOnlyList<TableName> LinkedBy(RelationalModel model, TableName root)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. TablesOf(model.Plan, root)
            .SelectMany(table => table.Relations.Links.Zip(model.ModelOf(table.Name).Links))
            .Where(link => link.Second.Kind == LinkKind.Dealt)
            .Select(link => link.First.ReferencedTable)
            .Distinct()];
    }

    /// <summary>Why families cannot be added to a tree; none where they can.</summary>
    /// <param name="model">The model.</param>
    /// <param name="root">The root of the tree.</param>
    public static ValueList<SchemaIssue> FindObstacles(RelationalModel model, TableName root)
    {
        ArgumentNullException.ThrowIfNull(model);
        return TablesOf(model.Plan, root)
            .SelectMany(table => OfLinks(model, table).Concat(OfSpans(model.ModelOf(table.Name))))
            .Concat(model.Models.SelectMany(table => OfTotals(model, table, root)))
            .ToValueList();
    }

    private static IEnumerable<SchemaIssue> OfLinks(RelationalModel model, TablePlan table)
    {
        var tableModel = model.ModelOf(table.Name);
        foreach (var (i, link) in tableModel.Links.Index())
        {
            var key = table.Relations.Links[i];
            var reason = link.Kind switch
            {
                LinkKind.Tree => "it arranges all rows as one tree, which would have to grow",
                LinkKind.Agreeing => $"it leads to rows of {key.ReferencedTable} that agree with the row, and none agrees with a new one",
                LinkKind.Dealt when link.IsUnique => $"it uses each row of {key.ReferencedTable} at most once, and no new ones are made",
                LinkKind.Kin or LinkKind.Sibling or LinkKind.Repeated when IsHeld(model, tableModel, i, key) =>
                    "a rule or key takes values over it, and those are made for the first families only",
                _ => null,
            };
            if (reason is not null)
            {
                var subject = $"table {table.Name}, foreign key ({string.Join(", ", key.ReferencingColumns)})";
                yield return new SchemaIssue(SchemaIssueSeverity.Error, subject, reason + ".");
            }
        }
    }

    private static IEnumerable<SchemaIssue> OfSpans(TableModel table) => table.WatchedSpans.Where(span => !span.WithinSiblings)
        .Select(span => new SchemaIssue(SchemaIssueSeverity.Error, $"table {table.Name}, constraint {span.Name}",
            "the spans of the rows that are there were kept apart without the new ones."));

    // What is held was made for the rows that are there already, not for those of the new family.
    private static bool IsHeld(RelationalModel model, TableModel table, int link, ForeignKey key) =>
        model.Plan.RootOf(key.ReferencedTable) == model.Plan.RootOf(table.Name)
        && (table.Rules.SelectMany(LinkedValues.Sources).Any(source => source.Link == link)
            || key.ReferencedColumns.Any(column => !KeyResolver.FollowsPosition(model, key.ReferencedTable, column)));

    private static IEnumerable<SchemaIssue> OfTotals(RelationalModel model, TableModel table, TableName root) => table.Rules
        .OfType<AggregateRule>()
        .Where(rule => model.Plan.RootOf(rule.Child) == root)
        .Where(rule => model.Plan[rule.Child].Relations.PrimaryParent?.ReferencedTable != table.Name)
        .Select(rule => new SchemaIssue(
            SchemaIssueSeverity.Error,
            $"table {table.Name}, column {rule.Column}",
            $"it sums up rows of {rule.Child} of more than one family."));
}
