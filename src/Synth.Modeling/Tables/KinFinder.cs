using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Finds links that always lead to a row under an ancestor of the linking row, although no shared column says so: both ends of a bond are
/// atoms of one molecule, a payment's rental is one of the payment's customer.
/// </summary>
internal static class KinFinder
{
    private const double MostChance = 0.5;

    /// <summary>The nearest common ancestor of rows and of those that a link leads to, or null where they have none in common.</summary>
    /// <param name="table">The table.</param>
    /// <param name="link">Its link, to a synthesized table other than itself.</param>
    /// <param name="sample">The sample.</param>
    public static KinPath? Find(SourceTable table, int link, SourceSample sample)
    {
        var linked = sample[table.Plan.Relations.Links[link].ReferencedTable];
        var above = Above(linked, sample).Prepend((linked.Plan.Name, [.. Enumerable.Range(0, linked.RowCount)])).ToArray();
        foreach (var (generation, (ancestor, rows)) in Above(table, sample).Index())
        {
            var depth = Array.FindIndex(above, other => other.Table == ancestor);
            if (depth >= 0 && Meet(rows, table.LinkRows[link], above[depth].Rows))
            {
                return new KinPath(generation + 1, depth) { IsFound = true };
            }
        }

        return null;
    }

    /// <summary>The ancestor of each row of a table some steps up; -1 for none. Shape [rows].</summary>
    public static int[] AncestorsOf(SourceTable table, int steps, SourceSample sample) =>
        steps == 0 ? [.. Enumerable.Range(0, table.RowCount)] : Above(table, sample).ElementAt(steps - 1).Rows;

    private static IEnumerable<(TableName Table, int[] Rows)> Above(SourceTable table, SourceSample sample)
    {
        var rows = table.ParentRows;
        for (var key = table.Plan.Relations.PrimaryParent; key is not null;)
        {
            var parent = sample[key.ReferencedTable];
            yield return (parent.Plan.Name, rows);
            rows = FeatureGather.Compose(rows, parent.ParentRows);
            key = parent.Plan.Relations.PrimaryParent;
        }
    }

    // All rows but few meet above; with links dealt out at random that would hardly happen. The rows of an ancestor are one observation.
    private static bool Meet(int[] own, int[] chosen, int[] above)
    {
        var (rows, apart) = (0, 0);
        var ours = new Dictionary<int, int>();
        var theirs = new Dictionary<int, int>();
        for (var row = 0; row < own.Length; row++)
        {
            if (chosen[row] >= 0 && own[row] >= 0)
            {
                var other = above[chosen[row]];
                rows++;
                apart += own[row] == other ? 0 : 1;
                ours[own[row]] = ours.GetValueOrDefault(own[row]) + 1;
                theirs[other] = theirs.GetValueOrDefault(other) + 1;
            }
        }

        var chance = ours.Sum(entry => (double)entry.Value / rows * theirs.GetValueOrDefault(entry.Key) / rows);
        return Evidence.Holds(rows, apart) && Evidence.IsStrong(chance, ours.Count, MostChance);
    }
}
