namespace Synth.Evaluation;

/// <summary>The figures of a table.</summary>
internal static class TableFigures
{
    /// <summary>The rows of the smaller side that were compared; 0 where no column was.</summary>
    public static int RowsOf(TableFidelity? found) => found?.Columns.Select(column => column.Rows).DefaultIfEmpty().Max() ?? 0;

    /// <summary>The figures.</summary>
    public static IEnumerable<Figure> Of(TableReport table)
    {
        var name = table.Table.ToString();
        return (table.Fidelity is { } fidelity ? OfFidelity(name, fidelity, table.Ceiling) : [])
            .Concat(table.Utility is { Kept: { } kept } utility
                ?
                [
                    new Figure("utility.kept", name, utility.Target, kept)
                    {
                        Ceiling = 1,
                        Interval = utility.KeptInterval,
                        Samples = utility.TestRows,
                    },
                ]
                : [])
            .Concat(table.Privacy is { } privacy ? PrivacyFigures.Of(name, privacy, table.HoldoutRows) : []);
    }

    private static IEnumerable<Figure> OfFidelity(string table, TableFidelity found, TableFidelity? ceiling)
    {
        var rows = RowsOf(found);
        IEnumerable<Figure?> figures =
        [
            OfDetection("detection.rows", table, found.Rows, ceiling?.Rows),
            OfDetection("detection.children", table, found.WithChildren, ceiling?.WithChildren),
            OfDetection("detection.parents", table, found.WithParents, ceiling?.WithParents),
            OfDetection("detection.missing", table, found.Missing, ceiling?.Missing),
            OfAccuracy("rows", table, found.Rows, ceiling?.Rows),
            OfAccuracy("rows with their children", table, found.WithChildren, ceiling?.WithChildren),
            OfAccuracy("rows with their parents", table, found.WithParents, ceiling?.WithParents),
            OfAccuracy("missing values", table, found.Missing, ceiling?.Missing),
            found.Rows is null ? null : new Figure("propensity.error", table, null, found.Rows.PropensityError)
            {
                Ceiling = ceiling?.Rows?.PropensityError,
                Interval = found.Rows.PropensityInterval,
                Samples = found.Rows.RowsPerSide,
            },
            found.MissingPatterns is not { } patterns
                ? null
                : new Figure("missing.patterns", table, null, patterns)
                {
                    Ceiling = ceiling?.MissingPatterns,
                    Interval = found.MissingPatternsInterval,
                    Samples = rows,
                },
            found.Pairs is null
                ? null
                : new Figure("pairs.all", table, null, found.Pairs.Mean)
                {
                    Ceiling = ceiling?.Pairs?.Mean,
                    Interval = found.Pairs.MeanInterval,
                    Samples = rows,
                },
            found.Pairs?.MeanAssociated is not { } associated
                ? null
                : new Figure("pairs.associated", table, null, associated)
                {
                    Ceiling = ceiling?.Pairs?.MeanAssociated,
                    Interval = found.Pairs.MeanAssociatedInterval,
                    Noise = PairNoise(found),
                    Samples = rows,
                },
            WorstPair(table, found, ceiling),
            found.CopulaHellinger is not { } joint
                ? null
                : new Figure("copula.hellinger", table, null, joint)
                {
                    Ceiling = ceiling?.CopulaHellinger,
                    Interval = found.CopulaInterval,
                    Samples = rows,
                },
        ];
        return figures.OfType<Figure>()
            .Concat(found.Columns.SelectMany(column =>
                OfColumn(table, column, ceiling?.Columns.FirstOrDefault(other => other.Column == column.Column))));
    }

    private static Figure? WorstPair(string table, TableFidelity found, TableFidelity? ceiling)
    {
        double? CeilingOf(PairTrend pair) =>
            ceiling?.Pairs?.Pairs.FirstOrDefault(other => other.First == pair.First && other.Second == pair.Second)?.Similarity;
        var worst = found.Pairs?.Pairs.Where(pair => pair.IsAssociated).MinBy(pair => pair.Similarity - (CeilingOf(pair) ?? 1));
        return worst is null
            ? null
            : new Figure("pairs.worst", table, $"{worst.First}, {worst.Second}", worst.Similarity)
            {
                Ceiling = CeilingOf(worst),
                Interval = worst.Interval,
                Noise = PairNoise(found),
                Samples = RowsOf(found),
            };
    }

    // Joint distributions over hundreds of cells differ between samples of one law the more, the fewer rows there are.
    private static double PairNoise(TableFidelity found) => found.Columns.Count == 0 ? 0 : found.Columns.Max(column => column.Noise);

    private static Figure? OfDetection(string metric, string table, Detection? found, Detection? ceiling) =>
        found is null ? null : new Figure(metric, table, null, found.Area)
        {
            Ceiling = ceiling?.Area,
            Interval = found.AreaInterval,
            Noise = 0.5 + (found.AreaInterval.High - found.Area),
            Samples = found.RowsPerSide,
        };

    private static Figure? OfAccuracy(string shown, string table, Detection? found, Detection? ceiling) =>
        found is null ? null : new Figure("detection.accuracy", table, shown, found.Accuracy)
        {
            Ceiling = ceiling?.Accuracy,
            Interval = found.AccuracyInterval,
            Samples = found.RowsPerSide,
        };

    private static IEnumerable<Figure> OfColumn(string table, ColumnFidelity column, ColumnFidelity? ceiling)
    {
        Figure Of(string metric, double value, double? best, Interval? interval, double noise = 0) =>
            new(metric, table, column.Column, value) { Ceiling = best, Noise = noise, Samples = column.Rows, Interval = interval };
        var values = (int)(column.Rows * (1 - Math.Max(column.MissingSource, column.MissingSynthetic)));

        // The total variation of many rare categories is larger by chance than that of a number: the ceiling tells.
        yield return Of("column.distance", column.Distance, ceiling?.Distance, column.DistanceInterval, column.Noise);
        if (column.Plot is not null)
        {
            yield return Of("column.hellinger", column.Hellinger, ceiling?.Hellinger, column.HellingerInterval);
        }

        if (column.MissingSource > 0 || column.MissingSynthetic > 0)
        {
            yield return Of("column.missing", Gap(column.MissingSource, column.MissingSynthetic),
                Gap(ceiling?.MissingSource, ceiling?.MissingSynthetic),
                column.MissingInterval, column.Noise / 2);
        }

        yield return Of("column.distinct", Gap(column.DistinctSource, column.DistinctSynthetic),
            Gap(ceiling?.DistinctSource, ceiling?.DistinctSynthetic), column.DistinctInterval);
        if (column.Role is "number" or "datetime" or "time")
        {
            yield return Of("column.outside", column.OutsideRange, ceiling?.OutsideRange,
                values == 0 ? null : Interval.OfProportion(column.OutsideRange * values, values));
        }
    }

    /// <summary>The interval of the difference of two shares among as many rows; null without rows.</summary>
    public static Interval? GapInterval(double first, double second, int rows) =>
        rows == 0 ? null : ShareDifference.Of(first * rows, rows, second * rows, rows).SizeInterval;

    private static double Gap(double first, double second) => Math.Abs(first - second);

    private static double? Gap(double? first, double? second) => first is { } a && second is { } b ? Gap(a, b) : null;
}
