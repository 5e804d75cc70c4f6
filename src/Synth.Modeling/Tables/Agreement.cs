using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// What a link has in common with the key to the primary parent, or with an earlier link: the columns that are settled when the link
/// chooses, so that it may only choose rows that agree in them.
/// </summary>
internal static class Agreement
{
    /// <summary>The pairs of a link's columns that are settled before it chooses.</summary>
    /// <param name="table">The table.</param>
    /// <param name="link">The link.</param>
    public static ForeignKeyColumn[] Shared(TablePlan table, int link)
    {
        var settled = (table.Relations.PrimaryParent?.ReferencingColumns ?? [])
            .Concat(ElderLinks.Leading(table).Where(other => other.Index < link).SelectMany(other => other.Item.ReferencingColumns))
            .ToHashSet(StringComparer.Ordinal);
        return [.. table.Relations.Links[link].Columns.Where(pair => settled.Contains(pair.Column))];
    }

    /// <summary>Whether the rows that a link may choose are known when it does.</summary>
    public static bool IsPossible(GenerationPlan plan, TablePlan table, int link)
    {
        var linked = table.Relations.Links[link].ReferencedTable;
        return plan[linked].Mode == TableMode.Copy
            || (plan[linked].Mode == TableMode.Synthesize && LinkDraft.IsMadeBefore(plan, linked, table.Name));
    }

    /// <summary>The place of each row among those that agree with it in some columns, in order of rows. Shape [rows].</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns.</param>
    public static int[] PlacesOf(SourceTable table, IEnumerable<string> columns)
    {
        var key = new RowKey(columns.Select(table.IndexOf));
        var counts = new Dictionary<UInt128, int>();
        var places = new int[table.RowCount];
        for (var row = 0; row < places.Length; row++)
        {
            var value = key.ReadWithNulls(table.Columns, row);
            counts[value] = (places[row] = counts.GetValueOrDefault(value)) + 1;
        }

        return places;
    }
}
