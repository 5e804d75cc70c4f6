using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>
/// The variables of a dataset's rows: their own columns, statistics of their children, and the columns of their parents. The same names in
/// the same order for every dataset of one source. They are made of the rows that are asked for, since classifiers see a few of many.
/// </summary>
/// <param name="data">The dataset.</param>
/// <param name="source">The source's dataset, by which the commonest categories are chosen.</param>
/// <remarks>Thread-safe. Of a negative row all variables are NaN.</remarks>
internal sealed class FeatureSource(Dataset data, Dataset source)
{
    private const int SharedCategories = 8;
    private const int SecondsPerDay = 86400;

    /// <summary>The columns of a table's own: numbers as they are, categories as codes, dates as days, weekday and hour.</summary>
    public IReadOnlyList<Feature> Own(TableName table, int[] rows) =>
        [.. data[table].UsedColumns.SelectMany(column => FeaturesOf(column, rows))];

    /// <summary>Whether foreign keys point at a table.</summary>
    public bool HasChildren(TableName table) => data.Scope.ForeignKeys().Any(entry => entry.Key.ReferencedTable == table);

    /// <summary>
    /// For each foreign key that points at a table: the number of children; mean, deviation, least and greatest of their numbers and dates;
    /// shares of their commonest categories and the number of different ones.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">Rows of it, all different.</param>
    public IReadOnlyList<Feature> Children(TableName table, int[] rows)
    {
        var places = new int[data[table].RowCount];
        Array.Fill(places, -1);
        foreach (var (place, row) in rows.Index())
        {
            places[row] = place;
        }

        return [.. data.Scope.ForeignKeys()
            .Where(entry => entry.Key.ReferencedTable == table)
            .SelectMany(entry => Aggregates(entry.Child.Name, entry.Number, places, rows.Length))];
    }

    /// <summary>Whether the rows that a table's foreign keys point at have anything to tell.</summary>
    public bool HasParents(TableName table) =>
        data.Scope.ForeignKeys().Any(entry => entry.Child.Name == table && data[entry.Key.ReferencedTable].UsedColumns.Any());

    /// <summary>For each foreign key of a table, the columns of the row that it points at.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">Rows of it.</param>
    /// <param name="except">The number of a key that is left out; null for none.</param>
    public IReadOnlyList<Feature> Parents(TableName table, int[] rows, int? except = null) =>
        [.. data.Scope.ForeignKeys()
            .Where(entry => entry.Child.Name == table && entry.Number != except)
            .SelectMany(entry => Own(entry.Key.ReferencedTable, Follow(data[table].Links[entry.Number], rows)).Select(feature =>
                feature with { Name = $"{KeyLabel(entry.Key)} → {feature.Name}" }))];

    /// <summary>A foreign key in a word: its columns.</summary>
    public static string KeyLabel(ForeignKey key) => string.Join('+', key.ReferencingColumns);

    private static int[] Follow(int[] links, int[] rows) => Array.ConvertAll(rows, row => row < 0 ? row : links[row]);

    private static IEnumerable<Feature> FeaturesOf(DataColumn column, int[] rows)
    {
        var values = Array.ConvertAll(rows, row => row < 0 ? double.NaN : column.Values[row]);
        if (column.Role != ColumnRole.DateTime)
        {
            var plain = Array.ConvertAll(values, value => (float)value);
            yield return new Feature(column.Name, plain) { Category = column.IsCoded ? column : null };
            yield break;
        }

        yield return new Feature(column.Name, Array.ConvertAll(values, value => (float)((value - column.Origin) / SecondsPerDay)))
        {
            SecondsPerUnit = SecondsPerDay,
            Origin = column.Origin,
        };
        yield return new Feature(
            column.Name + ".weekday", Array.ConvertAll(values, value => (float)((Math.Floor(value / SecondsPerDay) + 1) % 7)));
        if (column.HasTimes)
        {
            yield return new Feature(column.Name + ".hour",
                Array.ConvertAll(values, value => (float)Math.Floor(value % SecondsPerDay / 3600)));
        }
    }

    private IEnumerable<Feature> Aggregates(TableName child, int key, int[] places, int parents)
    {
        var table = data[child];
        var links = table.Links[key];
        var below = Enumerable.Range(0, table.RowCount).Where(row => links[row] >= 0 && places[links[row]] >= 0).ToArray();
        var groups = new ChildGroups(Array.ConvertAll(below, row => places[links[row]]), parents);
        var childLabel = $"{child}({KeyLabel(table.Scope.Table.ForeignKeys[key])})";
        yield return new Feature($"{childLabel}.count", groups.Counts());
        foreach (var column in table.UsedColumns)
        {
            var name = $"{childLabel}.{column.Name}";
            var values = Array.ConvertAll(below, row => column.Values[row] - column.Origin);
            if (column.Role == ColumnRole.Category)
            {
                yield return new Feature($"{name}.different", groups.DistinctCounts(values));
                foreach (var (place, level) in CommonLevels.Of(source[child][column.Name], SharedCategories).Index())
                {
                    var label = column.RareLevels.Contains(level) ? $"value {place + 1}" : column.Levels[level];
                    yield return new Feature($"{name} share of {label}", groups.Shares(values, level));
                }
            }
            else
            {
                var statistics = groups.Describe(values);
                Feature Point(string statistic, float[] points) => new($"{name}.{statistic}", points)
                {
                    SecondsPerUnit = column.Role == ColumnRole.DateTime ? 1 : 0,
                    Origin = column.Origin,
                };
                yield return Point("mean", statistics.Mean);
                yield return new Feature($"{name}.deviation", statistics.Deviation);
                yield return Point("least", statistics.Least);
                yield return Point("greatest", statistics.Greatest);
            }
        }
    }
}
