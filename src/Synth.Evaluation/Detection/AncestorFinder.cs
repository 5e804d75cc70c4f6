using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>Finds the divisions into families that a test of rows with their parents has to respect.</summary>
/// <param name="source">The source's dataset.</param>
/// <param name="synthetic">The other side's; it may be the same.</param>
/// <param name="fixedTables">Tables that are the same on both sides, which head no family.</param>
internal sealed class AncestorFinder(Dataset source, Dataset synthetic, IReadOnlySet<TableName> fixedTables)
{
    private const int MaxDivisions = 3;
    private const double MinRowsPerGroup = 1.5;
    private const int MinGroups = 10;

    /// <summary>The divisions of a table's rows, those with the largest families first; at most three.</summary>
    public IReadOnlyList<RowGroups> Find(TableName table) =>
        [.. Ways(table, [])
            .Select(groups => (Groups: groups, Size: SizeOf(groups.Source, groups.Synthetic)))
            .Where(entry => entry.Size.RowsPerGroup >= MinRowsPerGroup && entry.Size.Groups >= MinGroups)
            .OrderByDescending(entry => entry.Size.RowsPerGroup)
            .Take(MaxDivisions)
            .Select(entry => entry.Groups)];

    private List<RowGroups> Ways(TableName table, ValueList<TableName> seen)
    {
        var ways = new List<RowGroups>();
        foreach (var (_, number, key) in source.Scope.ForeignKeys().Where(entry => entry.Child.Name == table))
        {
            var parent = key.ReferencedTable;
            if (fixedTables.Contains(parent) || parent == table || seen.Contains(parent))
            {
                continue;
            }

            var above = Ways(parent, [.. seen, table]);
            var (a, b) = (source[table].Links[number], synthetic[table].Links[number]);
            ways.AddRange(above.Count == 0
                ? [new RowGroups(a, b, ReferenceEquals(source, synthetic))]
                : above.Select(way => way with { Source = Follow(a, way.Source), Synthetic = Follow(b, way.Synthetic) }));
        }

        return ways;
    }

    // A parent whose own way breaks off heads its family itself; its number must not meet those of the ancestors above.
    private static int[] Follow(int[] links, int[] above) =>
        [.. links.Select(parent => parent < 0 ? -1 : above[parent] >= 0 ? above[parent] : (1 << 30) + parent)];

    private static (double RowsPerGroup, int Groups) SizeOf(params int[][] sides)
    {
        var sizes = sides.Select(side => side.Where(group => group >= 0).ToArray())
            .Select(grouped => (Rows: grouped.Length, Groups: grouped.Distinct().Count()))
            .ToArray();
        return (sizes.Max(size => size.Rows / (double)Math.Max(1, size.Groups)), sizes.Min(size => size.Groups));
    }
}
