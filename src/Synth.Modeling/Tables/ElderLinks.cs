using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Recognises keys of a table to itself that share columns with another link: a category hangs under one of its own tenant's. Such a link
/// leads to an earlier row that agrees with its own in the other link, its leader, or to the row itself.
/// </summary>
internal static class ElderLinks
{
    /// <summary>The link in which a row and the one that it leads to agree; -1 where the link is none of the kind.</summary>
    /// <param name="table">The table.</param>
    /// <param name="link">The link.</param>
    public static int LeaderOf(TablePlan table, int link)
    {
        var links = table.Relations.Links;
        if (links[link].ReferencedTable != table.Name)
        {
            return -1;
        }

        var same = links[link].Columns.Where(pair => pair.Column == pair.ReferencedColumn).Select(pair => pair.Column).ToHashSet();
        var leader = links.Index().FirstOrDefault(
            other => other.Item.ReferencedTable != table.Name && other.Item.ReferencingColumns.All(same.Contains), (-1, null!)).Index;
        var others = leader < 0 ? [] : links[link].ReferencingColumns.Except(links[leader].ReferencingColumns).ToArray();
        return (table.Relations.PrimaryParent?.ReferencingColumns ?? []).Intersect(links[link].ReferencingColumns).Any()
            || links.Index().Any(other => other.Index != link && other.Item.ReferencingColumns.Intersect(others).Any())
                ? -1
                : leader;
    }

    /// <summary>The links of a table that say what its columns hold, in order; what others share is their leaders'.</summary>
    public static IEnumerable<(int Index, ForeignKey Item)> Leading(TablePlan table) =>
        table.Relations.Links.Index().Where(link => LeaderOf(table, link.Index) < 0);

    /// <summary>How far behind the row that it leads to each row comes among those that agree; null where it leads to none.</summary>
    /// <param name="chosen">The row that each row leads to; negative for none. Shape [rows].</param>
    /// <param name="leaders">What they have to agree in. Shape [rows].</param>
    public static long?[] StepsOf(int[] chosen, int[] leaders)
    {
        var counts = new Dictionary<int, int>();
        var places = Array.ConvertAll(leaders, leader => counts[leader] = counts.GetValueOrDefault(leader) + 1);
        return [.. chosen.Select((row, i) => row < 0 ? (long?)null : Math.Abs(places[i] - places[row]))];
    }

    /// <summary>The rows that rows lead to.</summary>
    /// <param name="steps">How far back each leads among the rows that agree, 0 for itself; negative for nowhere. Shape [rows].</param>
    /// <param name="leaders">What they have to agree in; negative for nothing, where a row leads nowhere. Shape [rows].</param>
    /// <param name="isUnique">Whether no two may lead to the same row.</param>
    /// <param name="mayBeNull">Whether a row without elders leads nowhere; else it leads to itself.</param>
    /// <returns>Rows among these; -1 for nowhere. Shape [rows].</returns>
    public static int[] Choose(long[] steps, long[] leaders, bool isUnique, bool mayBeNull)
    {
        var groups = new Dictionary<long, List<int>>();
        var chosen = new int[steps.Length];
        for (var row = 0; row < chosen.Length; row++)
        {
            if (!groups.TryGetValue(leaders[row], out var elders))
            {
                groups.Add(leaders[row], elders = []);
            }

            var place = (int)Math.Max(0, elders.Count - steps[row]);
            chosen[row] = leaders[row] < 0 || steps[row] < 0 ? -1
                : steps[row] == 0 || (elders.Count == 0 && !mayBeNull) ? row
                : elders.Count == 0 ? -1
                : elders[place];
            if (isUnique && chosen[row] >= 0 && chosen[row] != row)
            {
                elders.RemoveAt(place);
            }

            if (!isUnique || chosen[row] != row)
            {
                elders.Add(row);
            }
        }

        return chosen;
    }
}
