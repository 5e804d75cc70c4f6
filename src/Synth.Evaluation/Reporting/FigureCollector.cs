using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>Lists the numbers of tables and keys as figures, and their means over the database.</summary>
internal static class FigureCollector
{
    /// <summary>The figures: those of the database first.</summary>
    public static ValueList<Figure> Collect(
        IReadOnlyList<TableReport> tables,
        IReadOnlyList<KeyReport> keys,
        IReadOnlyList<BrokenPromise> broken,
        IReadOnlyList<RuleOutcome> rules,
        IReadOnlyList<FamilyMembership> families)
    {
        List<Figure> figures =
        [
            .. tables.Where(table => !table.IsFixed).SelectMany(TableFigures.Of),
            .. keys.Where(key => !IsFixed(tables, key.Fidelity.Child))
                .SelectMany(key => KeyFigures.Of(key, RowsOf(tables, key.Fidelity.Child))),
            .. rules.Select(rule => new Figure("rules.kept", rule.Table.ToString(), WithoutTable(rule), rule.Kept)
            {
                // Of n rows that all keep it, the true share of exceptions is below 3/n in 95 of 100 cases.
                Ceiling = rule.Ceiling,
                Noise = rule.Rows == 0 ? 1 : Math.Min(1, 3.0 / rule.Rows),
                Interval = rule.Rows == 0 ? null : Interval.OfProportion(rule.Kept * rule.Rows, rule.Rows),
                Samples = rule.Rows,
            }),
            .. families.Select(tree =>
                new Figure("privacy.families", tree.Root.ToString(), string.Join(", ", tree.Tables), tree.Inference.Area)
            {
                Ceiling = 0.5,
                Interval = tree.Inference.AreaInterval,
                Common = tree.Inference.Common,
                Samples = tree.Inference.Targets,
            }),
            .. broken.Select(promise => new Figure("integrity.broken", promise.Table.ToString(), promise.Promise, promise.Rows)),
        ];
        if (broken.Count == 0)
        {
            figures.Add(new Figure("integrity.broken", null, null, 0));
        }

        return [.. Means(figures), .. figures];
    }

    private static int RowsOf(IReadOnlyList<TableReport> tables, TableName name) =>
        TableFigures.RowsOf(tables.First(table => table.Table == name).Fidelity);

    private static bool IsFixed(IReadOnlyList<TableReport> tables, TableName name) => tables.First(table => table.Table == name).IsFixed;

    // A table's mean first, so that a table with many columns does not outweigh the others.
    private static List<Figure> Means(List<Figure> figures)
    {
        var means = new List<Figure>();
        foreach (var metric in MetricCatalog.All.Where(metric => metric.Group is "fidelity" or "utility"))
        {
            var byTable = figures.Where(figure => figure.Metric == metric.Name && figure.Table is not null)
                .GroupBy(figure => figure.Table).ToArray();
            if (byTable.Length > 0)
            {
                var withCeiling = byTable.Where(table => table.Any(figure => figure.Ceiling is not null)).ToArray();
                means.Add(new Figure(metric.Name, null, null,
                    byTable.Average(table => table.Average(figure => Floored(metric, figure.Value))))
                {
                    Ceiling = withCeiling.Length == 0
                        ? null
                        : withCeiling.Average(table => table.Where(figure => figure.Ceiling is not null)
                            .Average(figure => Floored(metric, figure.Ceiling!.Value))),
                    Interval = IntervalOf(metric, byTable),
                    Samples = byTable.Length,
                    IsMean = true,
                });
            }
        }

        if (Score(means) is { } score)
        {
            means.Insert(0, score);
        }

        return means;
    }

    // The mean of the tables' intervals; null where any figure has none.
    private static Interval? IntervalOf(Metric metric, IGrouping<string?, Figure>[] byTable)
    {
        Interval FlooredInterval(Figure figure) =>
            new(Floored(metric, figure.Interval!.Value.Low), Floored(metric, figure.Interval.Value.High));
        return byTable.Any(table => table.Any(figure => figure.Interval is null))
            ? null
            : Interval.OfAverage([.. byTable.Select(table => Interval.OfAverage([.. table.Select(FlooredInterval)]))]);
    }

    // Below one half is chance: nothing is better than what cannot be told apart.
    private static double Floored(Metric metric, double value) =>
        metric.Name.StartsWith("detection.", StringComparison.Ordinal) ? Math.Max(0.5, value) : value;

    private static Figure? Score(List<Figure> means)
    {
        Figure[] parts =
        [
            .. means.Where(mean => mean.Metric is "pairs.all" or "key.pairs"),
            .. means.Where(mean => mean.Metric is "column.distance" or "key.counts").Select(distance => distance with
            {
                Value = 1 - distance.Value,
                Ceiling = 1 - distance.Ceiling,
                Interval = distance.Interval is { } interval ? new Interval(1 - interval.High, 1 - interval.Low) : null,
            }),
        ];
        return parts.Length == 0 ? null : new Figure("score", null, null, parts.Average(part => part.Value))
        {
            Ceiling = parts.Average(part => part.Ceiling),
            Interval = parts.All(part => part.Interval is not null)
                ? Interval.OfAverage([.. parts.Select(part => part.Interval!.Value)])
                : null,
            Samples = means[0].Samples,
        };
    }

    // The figure names the table already.
    private static string WithoutTable(RuleOutcome rule) =>
        rule.Rule.StartsWith($"{rule.Table}: ", StringComparison.Ordinal) ? rule.Rule[(rule.Table.ToString().Length + 2)..] : rule.Rule;
}
