using System.Collections.Concurrent;
using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>
/// The variables of a dataset's rows: their own columns, statistics of their children, and the columns of their parents. The same names in the
/// same order for every dataset of one source.
/// </summary>
/// <param name="data">The dataset.</param>
/// <param name="source">The source's dataset, by which the commonest categories are chosen.</param>
/// <remarks>Thread-safe; what was computed once is kept.</remarks>
internal sealed class FeatureSource(Dataset data, Dataset source)
{
    private const int SharedCategories = 8;

    private readonly ConcurrentDictionary<TableName, Lazy<IReadOnlyList<Feature>>> own = [];
    private readonly ConcurrentDictionary<TableName, Lazy<IReadOnlyList<Feature>>> children = [];

    public Dataset Data => data;

    /// <summary>The columns of a table's own: numbers as they are, categories as codes, dates as days, weekday and hour.</summary>
    public IReadOnlyList<Feature> Own(TableName table) =>
        own.GetOrAdd(table, name => new Lazy<IReadOnlyList<Feature>>(() => [.. data[name].UsedColumns.SelectMany(FeaturesOf)])).Value;

    /// <summary>
    /// For each foreign key that points at a table: the number of children; mean, deviation, least and greatest of their numbers and dates; shares of
    /// their commonest categories and the number of different ones.
    /// </summary>
    public IReadOnlyList<Feature> Children(TableName table) =>
        children.GetOrAdd(table, name => new Lazy<IReadOnlyList<Feature>>(() => [.. data.Scope.ForeignKeys()
            .Where(entry => entry.Key.ReferencedTable == name)
            .SelectMany(entry => Aggregates(entry.Child.Name, entry.Number, data[name].RowCount))])).Value;

    /// <summary>For each foreign key of a table, the columns of the row that it points at.</summary>
    public IReadOnlyList<Feature> Parents(TableName table) =>
        [.. data.Scope.ForeignKeys()
            .Where(entry => entry.Child.Name == table)
            .SelectMany(entry => Own(entry.Key.ReferencedTable).Select(feature =>
                feature.Gather(data[table].Links[entry.Number]) with { Name = $"{KeyLabel(entry.Key)} → {feature.Name}" }))];

    /// <summary>A foreign key in a word: its columns.</summary>
    public static string KeyLabel(ForeignKey key) => string.Join('+', key.ReferencingColumns);

    private static IEnumerable<Feature> FeaturesOf(DataColumn column)
    {
        if (column.Role != ColumnRole.DateTime)
        {
            yield return new Feature(column.Name, [.. column.Values.Select(value => (float)value)]) { Category = column.IsCoded ? column : null };
            yield break;
        }

        yield return new Feature(column.Name, [.. column.Values.Select(value => (float)(value / 86400))]);
        yield return new Feature(column.Name + ".weekday", [.. column.Values.Select(value => (float)((Math.Floor(value / 86400) + 1) % 7))]);
        if (column.HasTimes)
        {
            yield return new Feature(column.Name + ".hour", [.. column.Values.Select(value => (float)Math.Floor(value % 86400 / 3600))]);
        }
    }

    private IEnumerable<Feature> Aggregates(TableName child, int key, int parentRows)
    {
        var table = data[child];
        var groups = new ChildGroups(table.Links[key], parentRows);
        var label = $"{child}({KeyLabel(table.Scope.Table.ForeignKeys[key])})";
        yield return new Feature($"{label}.count", groups.Counts());
        foreach (var column in table.UsedColumns)
        {
            var name = $"{label}.{column.Name}";
            if (column.Role == ColumnRole.Category)
            {
                yield return new Feature($"{name}.different", groups.DistinctCounts(column.Values));
                foreach (var level in CommonLevels.Of(source[child][column.Name], SharedCategories))
                {
                    yield return new Feature($"{name} share of {column.Levels[level]}", groups.Shares(column.Values, level));
                }
            }
            else
            {
                var statistics = groups.Describe(column.Values);
                yield return new Feature($"{name}.mean", statistics.Mean);
                yield return new Feature($"{name}.deviation", statistics.Deviation);
                yield return new Feature($"{name}.least", statistics.Least);
                yield return new Feature($"{name}.greatest", statistics.Greatest);
            }
        }
    }
}
