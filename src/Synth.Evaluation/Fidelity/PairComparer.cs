using Synth.Data;
using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>Compares the dependences between pairs of columns, in one table or over foreign keys.</summary>
/// <param name="stream">Chooses rows and pairs where there are too many.</param>
/// <param name="cells">The cells of the source's columns.</param>
internal sealed class PairComparer(RandomStream stream, ColumnCells cells)
{
    private const int RowLimit = 20_000;
    private const int PairLimit = 300;

    /// <summary>Compares all pairs of one table's columns; null without any.</summary>
    public PairTrends? Within(DataTable source, int[] sourceRows, DataTable other, int[] otherRows)
    {
        var (a, b) = (Some(sourceRows), Some(otherRows));
        var columns = source.UsedColumns.Select(column => PairedColumn.Of(column, a, other[column.Name], b, cells.Of(column))).ToArray();
        return Compare(
            [.. columns.SelectMany((first, i) => columns.Skip(i + 1).Select(second => (first, second)))],
            [Array.ConvertAll(a, row => source.Families[row])],
            [Array.ConvertAll(b, row => other.Families[row])]);
    }

    /// <summary>Compares the columns of rows with those of rows that they lead to; null without any pair.</summary>
    /// <param name="below">The rows, and for each the row above, on both sides; negative rows above are left out.</param>
    /// <param name="lower">The table below, on both sides.</param>
    /// <param name="upper">The table above, on both sides.</param>
    public PairTrends? Across(
        ((int Row, int Above)[] Source, (int Row, int Above)[] Other) below,
        (DataTable Source, DataTable Other) lower, (DataTable Source, DataTable Other) upper)
    {
        var (a, b) = (Joined(below.Source), Joined(below.Other));
        PairedColumn[] Of(DataTable source, DataTable other, Converter<(int Row, int Above), int> choose)
        {
            var (first, second) = (Array.ConvertAll(a, choose), Array.ConvertAll(b, choose));
            return [.. source.UsedColumns.Select(column => PairedColumn.Of(column, first, other[column.Name], second, cells.Of(column)))];
        }

        var uppers = Of(upper.Source, upper.Other, static pair => pair.Above);
        var lowers = Of(lower.Source, lower.Other, static pair => pair.Row);
        return Compare(
            [.. uppers.SelectMany(first => lowers.Select(second => (first, second)))],
            Clusterings(a, lower.Source),
            Clusterings(b, lower.Other));
    }

    // Rows of one family are alike, and so are rows that lead to the same row.
    private static int[][] Clusterings((int Row, int Above)[] pairs, DataTable lower) =>
        [Array.ConvertAll(pairs, pair => lower.Families[pair.Row]), Array.ConvertAll(pairs, pair => pair.Above)];

    private (int Row, int Above)[] Joined((int Row, int Above)[] pairs)
    {
        var joined = pairs.Where(pair => pair.Above >= 0).ToArray();
        return [.. Some([.. Enumerable.Range(0, joined.Length)]).Select(i => joined[i])];
    }

    private int[] Some(int[] rows) => Draw.Some(stream.Derive("rows"), rows, RowLimit);

    private PairTrends? Compare((PairedColumn First, PairedColumn Second)[] pairs, int[][] clusters, int[][] otherClusters)
    {
        var chosen = Draw.Some(stream.Derive("pairs"), [.. Enumerable.Range(0, pairs.Length)], PairLimit);
        var trends = chosen.Select(i => Compare(pairs[i].First, pairs[i].Second, clusters, otherClusters))
            .OfType<PairTrend>()
            .ToValueList();
        return trends.Count == 0 ? null : new PairTrends(trends);
    }

    private static PairTrend? Compare(PairedColumn x, PairedColumn y, int[][] clusters, int[][] otherClusters)
    {
        if (x.IsNumeric && y.IsNumeric)
        {
            return Correlated(x, y, clusters, otherClusters);
        }

        if (x.Source.Length == 0 || x.Other.Length == 0)
        {
            return null;
        }

        var joint = CellComparison.Of(
            ColumnCells.Count * ColumnCells.Count,
            Joint(x.SourceCells, y.SourceCells),
            clusters,
            Joint(x.OtherCells, y.OtherCells),
            otherClusters);
        var distance = joint.TotalVariationInterval;
        return new PairTrend(x.Name, y.Name, 1 - joint.TotalVariation, Association.CramersV(joint.First, ColumnCells.Count))
        {
            Interval = new Interval(1 - distance.High, 1 - distance.Low),
            Rows = Math.Min(x.Source.Length, x.Other.Length),
        };
    }

    private static PairTrend? Correlated(PairedColumn x, PairedColumn y, int[][] clusters, int[][] otherClusters)
    {
        var (before, after) = (Association.Pearson(x.Source, y.Source), Association.Pearson(x.Other, y.Other));
        if (double.IsNaN(before))
        {
            return null;
        }

        // Without spread, nothing is left of a correlation.
        var left = double.IsNaN(after) ? 0 : after;
        var size = Interval.OfDifference(
            before,
            Interval.OfCorrelation(before, Association.PearsonVariance(x.Source, y.Source, clusters)),
            left,
            Interval.OfCorrelation(left, Association.PearsonVariance(x.Other, y.Other, otherClusters))).Size;
        return new PairTrend(x.Name, y.Name, 1 - (Math.Abs(before - left) / 2), Math.Abs(before))
        {
            Interval = new Interval(1 - (Math.Min(2, size.High) / 2), 1 - (size.Low / 2)),
            Rows = Math.Min(CountPresent(x.Source, y.Source), CountPresent(x.Other, y.Other)),
        };
    }

    private static int CountPresent(double[] x, double[] y)
    {
        var count = 0;
        for (var i = 0; i < x.Length; i++)
        {
            count += double.IsNaN(x[i]) || double.IsNaN(y[i]) ? 0 : 1;
        }

        return count;
    }

    private static int[] Joint(int[] x, int[] y)
    {
        var cells = new int[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            cells[i] = (x[i] * ColumnCells.Count) + y[i];
        }

        return cells;
    }
}
