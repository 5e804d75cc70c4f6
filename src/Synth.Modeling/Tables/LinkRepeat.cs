using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// A link that leads to the row to which the parent leads by a link of its own: a payment is taken by the rental's clerk. Or to the parent
/// of the row to which another link of the row leads, or to where that row's link leads: a player plays for the team that has him.
/// </summary>
/// <param name="Link">The link of the parent, or of the row that <see cref="Through"/> leads to; -1 for the parent of that row.</param>
/// <param name="IsWhole">Whether it also is null where, and only where, what it repeats leads to nothing.</param>
internal sealed record LinkRepeat(int Link, bool IsWhole)
{
    private const double MostChance = 0.5;

    /// <summary>The link of the row itself that leads to the row whose link or parent is repeated; -1 for the row's parent.</summary>
    public int Through { get; init; } = -1;

    /// <summary>What a link repeats, or null.</summary>
    /// <param name="table">The table.</param>
    /// <param name="link">Its link.</param>
    /// <param name="sample">The sample.</param>
    public static LinkRepeat? Find(SourceTable table, int link, SourceSample sample)
    {
        // What has to be unique must be able to give way.
        var own = table.Plan.Relations.Links[link];
        return table.Plan.Table.UniqueKeys().Any(unique => own.ReferencingColumns.Any(unique.Contains))
            ? null
            : OfParent(table, link, sample) ?? ThroughOther(table, link, sample);
    }

    private static LinkRepeat? OfParent(SourceTable table, int link, SourceSample sample)
    {
        if (table.Plan.Relations.PrimaryParent is not { } key)
        {
            return null;
        }

        var parent = sample[key.ReferencedTable];
        var own = table.Plan.Relations.Links[link];
        return Enumerable.Range(0, parent.Plan.Relations.Links.Count)
            .Where(other => parent.Plan.Relations.Links[other].ReferencedTable == own.ReferencedTable)
            .Select(other => (other, IsWhole: Compare(table.LinkRows[link], table.ParentRows, parent.LinkRows[other])))
            .Where(found => found.IsWhole is not null)
            .Select(found => new LinkRepeat(found.other, found.IsWhole!.Value))
            .FirstOrDefault();
    }

    private static LinkRepeat? ThroughOther(SourceTable table, int link, SourceSample sample)
    {
        var links = table.Plan.Relations.Links;
        return (
            from through in Enumerable.Range(0, links.Count)
            where through != link && links[through].ReferencedTable != links[link].ReferencedTable
            let plan = sample.Plan[links[through].ReferencedTable]
            where plan.Mode == TableMode.Synthesize
            from theirs in Enumerable.Range(-1, plan.Relations.Links.Count + 1)
            where IsTold(sample.Plan, table.Plan.Name, plan, theirs, links[link])
            let linked = sample[plan.Name]
            where Compare(table.LinkRows[link], table.LinkRows[through], theirs < 0 ? linked.ParentRows : linked.LinkRows[theirs]) == true
            select new LinkRepeat(theirs, true) { Through = through }).FirstOrDefault();
    }

    // A row's parent follows from its position. Where its link leads is told by the value that is held, if it is made before.
    private static bool IsTold(GenerationPlan plan, TableName linking, TablePlan linked, int theirs, ForeignKey own) =>
        (theirs < 0 ? linked.Relations.PrimaryParent : linked.Relations.Links[theirs]) is { } key
        && key.ReferencedTable == own.ReferencedTable
        && key.ReferencedColumns.SequenceEqual(own.ReferencedColumns)
        && (theirs < 0 || (key.Columns.Count == 1
            && LinkDraft.IsMadeBefore(plan, linked.Name, linking)
            && FollowsPosition(plan[key.ReferencedTable], key.ReferencedColumns.Single())));

    private static bool FollowsPosition(TablePlan table, string column) => table.Mode != TableMode.Synthesize
        || !table.Relations.Links.Append(table.Relations.PrimaryParent).Any(key => key?.ReferencingColumns.Contains(column) == true);

    // Whether nulls agree too, or null where links do not agree. The children of one parent are one observation.
    private static bool? Compare(int[] own, int[] parents, int[] theirs)
    {
        var (rows, apart) = (0, 0);
        var isWhole = true;
        var counts = new Dictionary<int, int>();
        var observed = new HashSet<int>();
        for (var row = 0; row < own.Length; row++)
        {
            isWhole &= (own[row] == -1) == (parents[row] == -1 || (parents[row] >= 0 && theirs[parents[row]] == -1));
            if (parents[row] < 0 || own[row] < 0)
            {
                continue;
            }

            rows++;
            apart += own[row] == theirs[parents[row]] ? 0 : 1;
            counts[own[row]] = counts.GetValueOrDefault(own[row]) + 1;
            observed.Add(parents[row]);
        }

        var chance = counts.Values.Sum(count => Math.Pow(count / (double)rows, 2));
        return Evidence.Holds(rows, apart) && Evidence.IsStrong(chance, observed.Count, MostChance) ? isWhole : null;
    }
}
