using Synth.Data;
using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>Compares what hangs together over a foreign key.</summary>
/// <param name="source">The one side.</param>
/// <param name="other">The other side.</param>
/// <param name="resized">Tells which numbers of children are others because the database is of another size.</param>
/// <param name="stream">Chooses rows where there are too many.</param>
internal sealed class KeyComparer(Population source, Population other, ResizedKeys resized, RandomStream stream)
{
    private const int MinGaps = 20;
    private const double SecondsPerDay = 86400;

    /// <summary>Compares over a key.</summary>
    public KeyFidelity Compare(TableScope child, int number, ForeignKey key)
    {
        var parent = key.ReferencedTable;
        var (a, b) = (Counts(source, child, number, key), Counts(other, child, number, key));
        var plot = a.Length == 0 || b.Length == 0 ? null : DistributionPlotter.Plot(CountColumn, a, b);
        return new KeyFidelity
        {
            Child = child.Name,
            Parent = parent,
            Key = FeatureSource.KeyLabel(key),
            CountDistance = IsComplete(child, key) && !resized.Contains(child.Name, parent) ? Distances.KolmogorovSmirnov(a, b) : null,
            CountNoise = Distances.Noise(a.Length, b.Length),
            ChildlessSource = Share(a, count => count == 0),
            ChildlessSynthetic = Share(b, count => count == 0),
            NullSource = NullShare(source, child, number),
            NullSynthetic = NullShare(other, child, number),
            Counts = plot,
            Parents = Math.Min(a.Length, b.Length),
            Pairs = Pairs(child.Name, parent, data => data[child.Name].Links[number]),
            TwoHopPairs = TwoHops(child.Name, parent, number),
            Gaps = Gaps(child, number),
        };
    }

    private static DataColumn CountColumn { get; } = new("children", ColumnRole.Number, [], [], []);

    // A sample of families holds all children of a primary parent, but only some of those that link to a row.
    private bool IsComplete(TableScope child, ForeignKey key) =>
        ReferenceEquals(child.PrimaryParent, key) || (source.Data[child.Name].IsWhole && other.Data[child.Name].IsWhole);

    private static double[] Counts(Population side, TableScope child, int number, ForeignKey key)
    {
        var counts = new ChildGroups(side.Data[child.Name].Links[number], side.Data[key.ReferencedTable].RowCount).Counts();
        return [.. side.RowsOf(key.ReferencedTable).Select(row => (double)counts[row])];
    }

    private static double NullShare(Population side, TableScope child, int number) =>
        Share([.. side.RowsOf(child.Name).Select(row => (double)side.Data[child.Name].Links[number][row])], link => link == -1);

    private static double Share(double[] values, Func<double, bool> predicate) =>
        values.Length == 0 ? 0 : values.Count(predicate) / (double)values.Length;

    private PairTrends? Pairs(TableName child, TableName above, Func<Dataset, int[]> linksOf)
    {
        (int, int)[] Rows(Population side)
        {
            var links = linksOf(side.Data);
            return [.. side.RowsOf(child).Select(row => (row, links[row]))];
        }

        return new PairComparer(stream.Derive(child.ToString()), source.Data.Cells).Across(
            (Rows(source), Rows(other)),
            (source.Data[child], other.Data[child]),
            (source.Data[above], other.Data[above]));
    }

    private PairTrends? TwoHops(TableName child, TableName parent, int number)
    {
        var trends = source.Data.Scope.ForeignKeys()
            .Where(entry => entry.Child.Name == parent && entry.Key.ReferencedTable != parent && entry.Key.ReferencedTable != child)
            .Select(entry => Pairs(child, entry.Key.ReferencedTable, data =>
            {
                var up = data[parent].Links[entry.Number];
                return Array.ConvertAll(data[child].Links[number], row => row < 0 ? row : up[row]);
            }))
            .OfType<PairTrends>()
            .SelectMany(found => found.Pairs)
            .ToValueList();
        return trends.Count == 0 ? null : new PairTrends(trends);
    }

    private ValueList<SiblingGap> Gaps(TableScope child, int number)
    {
        var gaps = new List<SiblingGap>();
        foreach (var column in source.Data[child.Name].UsedColumns.Where(column => column.Role == ColumnRole.DateTime))
        {
            var (a, b) = (GapsOf(source, child, number, column.Name), GapsOf(other, child, number, column.Name));
            if (a.Length >= MinGaps)
            {
                gaps.Add(new SiblingGap(
                    column.Name,
                    Distances.KolmogorovSmirnov(a, b),
                    Distances.Noise(a.Length, b.Length),
                    Math.Min(a.Length, b.Length),
                    DistributionPlotter.Plot(CountColumn, a, b)));
            }
        }

        return gaps.ToValueList();
    }

    private static double[] GapsOf(Population side, TableScope child, int number, string column)
    {
        var table = side.Data[child.Name];
        var (links, values) = (table.Links[number], table[column].Values);
        var rows = side.RowsOf(child.Name).Where(row => links[row] >= 0 && !double.IsNaN(values[row])).ToArray();
        Array.Sort(rows, (x, y) => (links[x], values[x], x).CompareTo((links[y], values[y], y)));
        return [.. rows.Zip(rows.Skip(1))
            .Where(pair => links[pair.First] == links[pair.Second])
            .Select(pair => (values[pair.Second] - values[pair.First]) / SecondsPerDay)];
    }
}
