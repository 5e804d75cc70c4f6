using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Reads the structure features of rows from a skeleton that is complete above them.</summary>
internal static class StructureReader
{
    /// <summary>
    /// The features that a count of a table is drawn from: its ancestors' structure, its siblings, and the counts before it.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="tables">The skeletons of the ancestors.</param>
    /// <param name="model">The table's model.</param>
    /// <param name="under">Its rows under its primary parent; null for roots.</param>
    /// <param name="counts">Its counts so far. Shape [count models][rows].</param>
    /// <param name="countIndex">How many of them are there.</param>
    /// <param name="begin">The first row.</param>
    /// <param name="length">How many rows.</param>
    /// <returns>Shape [features][rows].</returns>
    public static byte[][] Read(
        GenerationPlan plan,
        Dictionary<TableName, TableSkeleton> tables,
        TableModel model,
        RowRanges? under,
        int[][] counts,
        int countIndex,
        long begin,
        int length)
    {
        var own = Own(model, under, begin, length, countIndex, i => counts[i].AsSpan((int)begin, length).ToArray());
        var name = model.Name;
        var rows = ParentRows(under, begin, length);
        var result = new List<byte[]>();
        for (var level = 0; level < 2 && plan[name].Relations.PrimaryParent is { } key; level++)
        {
            var parent = tables[key.ReferencedTable];
            var (first, local) = Localise(rows);
            var span = local.Length == 0 ? 0 : local.Max() + 1;
            result.AddRange(FeatureGather.Take(Complete(parent, first, span), local));
            rows = Array.ConvertAll(rows, row => row < 0 ? -1 : parent.ParentOf(row));
            name = key.ReferencedTable;
        }

        result.AddRange(own);
        return [.. result];
    }

    /// <summary>All structure features of some rows of a table whose skeleton is complete.</summary>
    public static byte[][] Complete(TableSkeleton table, long begin, int length) => Own(
        table.Model,
        table.UnderParent,
        begin,
        length,
        table.Counted.Length,
        i =>
        {
            var values = new int[length];
            for (var row = 0; row < length; row++)
            {
                values[row] = table.Counted[i].LengthOf(begin + row);
            }

            return values;
        });

    /// <summary>The row of the primary parent of each row, or -1.</summary>
    public static long[] ParentRows(RowRanges? under, long begin, int length)
    {
        var parents = new long[length];
        var current = under is not null && begin < under.Total ? under.RangeOf(begin) : -1L;
        for (var row = 0; row < length; row++)
        {
            var position = begin + row;
            while (under is not null && position < under.Total && position >= under.StartOf(current + 1))
            {
                current++;
            }

            parents[row] = under is null || position >= under.Total ? -1 : current;
        }

        return parents;
    }

    /// <summary>Rows as distances from the first one; -1 stays.</summary>
    public static (long First, int[] Local) Localise(long[] rows)
    {
        var first = rows.Where(row => row >= 0).DefaultIfEmpty(0).Min();
        return (first, Array.ConvertAll(rows, row => row < 0 ? -1 : (int)(row - first)));
    }

    private static byte[][] Own(TableModel model, RowRanges? under, long begin, int length, int countModels, Func<int, int[]> countsOf)
    {
        var siblingCounts = new int[length];
        var siblingIndexes = new int[length];
        var parents = ParentRows(under, begin, length);
        for (var row = 0; row < length; row++)
        {
            var parent = parents[row];
            siblingCounts[row] = parent < 0 ? 1 : under!.LengthOf(parent);
            siblingIndexes[row] = parent < 0 ? 0 : (int)(begin + row - under!.StartOf(parent));
        }

        var counts = new int[countModels][];
        for (var i = 0; i < countModels; i++)
        {
            counts[i] = countsOf(i);
        }

        return StructureCodes.Encode(model, countModels, siblingCounts, siblingIndexes, counts);
    }
}
