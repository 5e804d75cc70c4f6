using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Recognises links that stay in the family: a foreign key that shares columns with the key to the primary parent, into a table under
/// the same parent (an order's address is one of its customer's). Such a link chooses among the parent's rows of that table.
/// </summary>
internal static class KinRule
{
    /// <summary>Whether a link shares columns with the primary parent's key or with an earlier link.</summary>
    public static bool Overlaps(TablePlan table, int link)
    {
        var columns = table.Relations.Links[link].ReferencingColumns.ToHashSet(StringComparer.Ordinal);
        return (table.Relations.PrimaryParent?.ReferencingColumns.Any(columns.Contains) ?? false)
            || ElderLinks.Leading(table).Any(other => other.Index < link && other.Item.ReferencingColumns.Any(columns.Contains));
    }

    /// <summary>Whether a link leads to kin: its shared columns are those by which the linked row hangs under the same parent.</summary>
    public static bool IsKin(GenerationPlan plan, TablePlan table, int link)
    {
        var key = table.Relations.Links[link];
        var linked = plan[key.ReferencedTable];
        if (linked.Mode != TableMode.Synthesize
            || table.Relations.PrimaryParent is not { } own
            || linked.Relations.PrimaryParent is not { } theirs
            || own.ReferencedTable != theirs.ReferencedTable)
        {
            return false;
        }

        var shared = key.Columns.Where(pair => own.ReferencingColumns.Contains(pair.Column)).ToArray();
        return shared.Length == own.Columns.Count
            && shared.All(pair =>
                OfColumn(own, pair.Column)?.ReferencedColumn == OfColumn(theirs, pair.ReferencedColumn)?.ReferencedColumn);
    }

    /// <summary>How the rows that a link to kin leads to are related to its own: by their keys, or as the source's rows have it.</summary>
    public static KinPath? PathOf(SourceTable table, int link, SourceSample sample) =>
        IsKin(sample.Plan, table.Plan, link) ? KinPath.UnderParent : KinFinder.Find(table, link, sample);

    private static ForeignKeyColumn? OfColumn(ForeignKey key, string column) => key.Columns.FirstOrDefault(pair => pair.Column == column);
}
