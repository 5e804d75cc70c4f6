using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Sees to it that rows which others have to know are made before those. What a key refers to mostly follows from a row's position; where
/// it is itself chosen row by row (a column that is part of a link) or drawn (one that keys carry along), its table must come first.
/// </summary>
internal static class HeldRows
{
    /// <summary>Makes plans with more and more to heed, until every table comes after those whose rows it has to know, if it can.</summary>
    /// <param name="evidence">What is known of the rows.</param>
    /// <param name="plan">Makes a plan by what is to be heeded.</param>
    public static GenerationPlan Order(FamilyEvidence evidence, Func<FamilyEvidence, GenerationPlan> plan)
    {
        var first = new HashSet<TableName>(evidence.First);
        var apart = new HashSet<(TableName, TableName)>(evidence.Apart);
        while (true)
        {
            var made = plan(evidence with { First = first, Apart = apart });
            var isNew = false;
            foreach (var (table, held) in Missing(made).ToArray())
            {
                isNew |= BranchUnder(made, table, held) is { } branch ? apart.Add((branch, held)) : first.Add(held);
            }

            // Where two trees wait for each other, what waits in either for the other one becomes a root of its own.
            foreach (var (table, held) in isNew ? [] : Missing(made).ToArray())
            {
                var (root, other) = (made.RootOf(table), made.RootOf(held));
                var back = Needs(made).Where(need => made.RootOf(need.Table) == other && made.RootOf(need.Held) == root);
                foreach (var waiting in back.Select(need => need.Table).Append(table).ToArray())
                {
                    isNew |= BranchUnder(made, waiting, made.RootOf(waiting)) is { } branch && apart.Add((branch, made.RootOf(waiting)));
                }
            }

            if (!isNew)
            {
                return made;
            }
        }
    }

    // Those of which the rows are not made before.
    private static IEnumerable<(TableName Table, TableName Held)> Missing(GenerationPlan plan) =>
        Needs(plan).Where(need => !LinkDraft.IsMadeBefore(plan, need.Held, need.Table));

    // Tables with those that they have to know.
    private static IEnumerable<(TableName Table, TableName Held)> Needs(GenerationPlan plan) => plan.Tables
        .Where(table => table.Mode == TableMode.Synthesize)
        .SelectMany(table => table.Relations.Links
            .Where(link => link.ReferencedTable != table.Name && plan[link.ReferencedTable].Mode == TableMode.Synthesize)
            .Where(link => link.ReferencedColumns.Any(column => !FollowsPosition(plan, link.ReferencedTable, column)))
            .Select(link => (table.Name, link.ReferencedTable)))
        .Distinct();

    private static bool FollowsPosition(GenerationPlan plan, TableName name, string column)
    {
        var table = plan[name];
        return table.Relations.PrimaryParent is { } parent && parent.Columns.FirstOrDefault(pair => pair.Column == column) is { } pair
            ? plan[parent.ReferencedTable].Mode != TableMode.Synthesize
                || FollowsPosition(plan, parent.ReferencedTable, pair.ReferencedColumn)
            : !table.Relations.Links.Any(link => link.ReferencingColumns.Contains(column))
                && !CarriedColumns.Of(plan.Schema, table.Table).Contains(column)
                && !DrawnKeyColumns.Of(plan.Schema, table.Table).Contains(column);
    }

    // The table, or the one above it, that lies directly under another one; null where none does.
    private static TableName? BranchUnder(GenerationPlan plan, TableName table, TableName ancestor)
    {
        for (var current = table; plan[current].Relations.PrimaryParent is { } parent; current = parent.ReferencedTable)
        {
            if (parent.ReferencedTable == ancestor)
            {
                return current;
            }
        }

        return null;
    }
}
