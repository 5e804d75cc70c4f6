using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// The rows that a link within the family may lead to. All descendants of a row in one table stand together, so they are a range of
/// positions.
/// </summary>
internal sealed class KinRanges
{
    private readonly TableSkeleton[] up;
    private readonly RowRanges[] down;

    /// <summary>Prepares a link.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="skeleton">The skeleton.</param>
    /// <param name="table">The table.</param>
    /// <param name="link">The link.</param>
    /// <param name="path">How its rows are related to those that it leads to.</param>
    public KinRanges(GenerationPlan plan, Skeleton skeleton, TableName table, int link, KinPath path)
    {
        var linked = plan[table].Relations.Links[link].ReferencedTable;
        up = [.. LineUp(plan, table).Take(path.Generations).Select(name => skeleton[name])];
        down = [.. LineUp(plan, linked).Take(path.Depth).Reverse().Select(name => skeleton[name].UnderParent!)];
        RowCount = skeleton[linked].RowCount;
    }

    /// <summary>Rows of the linked table.</summary>
    public long RowCount { get; }

    /// <summary>The rows that a row may lead to; none for a row without such an ancestor.</summary>
    public (long First, int Count) Of(long position)
    {
        foreach (var table in up)
        {
            position = position < 0 ? -1 : table.ParentOf(position);
        }

        if (position < 0)
        {
            return (0, 0);
        }

        var (first, end) = (position, position + 1);
        foreach (var ranges in down)
        {
            (first, end) = (ranges.StartOf(first), ranges.StartOf(end));
        }

        return (first, (int)(end - first));
    }

    private static IEnumerable<TableName> LineUp(GenerationPlan plan, TableName table)
    {
        for (TableName? name = table; name is not null; name = plan[name].Relations.PrimaryParent?.ReferencedTable)
        {
            yield return name;
        }
    }
}
