namespace Synth.Evaluation;

/// <summary>The figures of a table.</summary>
internal static class TableFigures
{
    /// <summary>The figures.</summary>
    public static IEnumerable<Figure> Of(TableReport table)
    {
        var name = table.Table.ToString();
        return (table.Fidelity is { } fidelity ? OfFidelity(name, fidelity, table.Ceiling) : [])
            .Concat(table.Utility is { Kept: { } kept } utility
                ? [new Figure("utility.kept", name, utility.Target, kept) { Ceiling = 1, Samples = utility.TestRows }]
                : [])
            .Concat(table.Privacy is { } privacy ? OfPrivacy(name, privacy) : []);
    }

    private static IEnumerable<Figure> OfFidelity(string table, TableFidelity found, TableFidelity? ceiling)
    {
        IEnumerable<Figure?> figures =
        [
            OfDetection("detection.rows", table, found.Rows, ceiling?.Rows),
            OfDetection("detection.children", table, found.WithChildren, ceiling?.WithChildren),
            OfDetection("detection.parents", table, found.WithParents, ceiling?.WithParents),
            OfDetection("detection.missing", table, found.Missing, ceiling?.Missing),
            found.Rows is null ? null : new Figure("propensity.error", table, null, found.Rows.PropensityError)
            {
                Ceiling = ceiling?.Rows?.PropensityError,
                Samples = found.Rows.RowsPerSide,
            },
            found.MissingPatterns is not { } patterns
                ? null
                : new Figure("missing.patterns", table, null, patterns) { Ceiling = ceiling?.MissingPatterns },
            found.Pairs is null ? null : new Figure("pairs.all", table, null, found.Pairs.Mean) { Ceiling = ceiling?.Pairs?.Mean },
            found.Pairs?.MeanAssociated is not { } associated
                ? null
                : new Figure("pairs.associated", table, null,
                    associated) { Ceiling = ceiling?.Pairs?.MeanAssociated, Noise = PairNoise(found) },
            WorstPair(table, found, ceiling),
            found.CopulaHellinger is not { } joint
                ? null
                : new Figure("copula.hellinger", table, null, joint) { Ceiling = ceiling?.CopulaHellinger },
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
            : new Figure("pairs.worst", table, $"{worst.First}, {worst.Second}",
                worst.Similarity)
            { Ceiling = CeilingOf(worst), Noise = PairNoise(found) };
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

    private static IEnumerable<Figure> OfColumn(string table, ColumnFidelity column, ColumnFidelity? ceiling)
    {
        Figure Of(string metric, double value, double? best, double noise = 0) =>
            new(metric, table, column.Column, value) { Ceiling = best, Noise = noise, Samples = column.Rows };

        // The total variation of many rare categories is larger by chance than that of a number: the ceiling tells.
        yield return Of("column.distance", column.Distance, ceiling?.Distance, column.Noise);
        if (column.Plot is not null)
        {
            yield return Of("column.hellinger", column.Hellinger, ceiling?.Hellinger);
        }

        if (column.MissingSource > 0 || column.MissingSynthetic > 0)
        {
            yield return Of("column.missing", Gap(column.MissingSource, column.MissingSynthetic),
                Gap(ceiling?.MissingSource, ceiling?.MissingSynthetic), column.Noise / 2);
        }

        yield return Of("column.distinct", Gap(column.DistinctSource, column.DistinctSynthetic),
            Gap(ceiling?.DistinctSource, ceiling?.DistinctSynthetic));
        if (column.Role is "number" or "datetime" or "time")
        {
            yield return Of("column.outside", column.OutsideRange, ceiling?.OutsideRange);
        }
    }

    private static double Gap(double first, double second) => Math.Abs(first - second);

    private static double? Gap(double? first, double? second) => first is { } a && second is { } b ? Gap(a, b) : null;

    private static IEnumerable<Figure> OfPrivacy(string table, TablePrivacy found)
    {
        IEnumerable<Figure?> figures =
        [
            new Figure("privacy.copied-table", table, null, found.IsCopiedWhole ? 1 : 0),
            found.Closest is not { } closest ? null : new Figure("privacy.closer", table, null, closest.CloserToSource)
            {
                Ceiling = 0.5,
                Interval = closest.CloserInterval,
                Samples = closest.Rows,
            },
            found.Closest is not { } near ? null : new Figure("privacy.near-copies", table, null, near.NearCopies)
            {
                Ceiling = 0,
                Interval = near.NearCopiesInterval,
                Samples = near.Rows,
            },
            found.Copies is not { } copies
                ? null
                : new Figure("privacy.copies", table, null, copies.Excess) { Ceiling = 0, Interval = copies.ExcessInterval },
            found.Membership is not { } membership ? null : new Figure("privacy.membership", table, null, membership.Area)
            {
                Ceiling = 0.5,
                Interval = membership.AreaInterval,
                Samples = membership.Targets,
            },
            found.Disclosure is not { } disclosure ? null : new Figure("privacy.disclosure", table, null, disclosure.RelativeScore)
            {
                Ceiling = 0,
                Interval = disclosure.RelativeInterval,
                Samples = disclosure.Targets,
            },
            OfRisk("privacy.singling-out", table, null, found.SinglingOut),
            OfRisk("privacy.linkability", table, null, found.Linkability),
        ];
        return figures.OfType<Figure>()
            .Concat(found.Attributes.Select(attack => OfRisk("privacy.inference", table, attack.Column, attack.Risk)!))
            .Concat(found.Leaks.Select(leak =>
                new Figure(MetricOf(leak.Kind), table, leak.Column, leak.Excess) { Ceiling = 0, Samples = leak.Values }));
    }

    private static Figure? OfRisk(string metric, string table, string? subject, AttackRisk? risk) =>
        risk is null
            ? null
            : new Figure(metric, table, subject, risk.Risk) { Ceiling = 0, Interval = risk.Interval, Samples = risk.Attacks };

    private static string MetricOf(LeakKind kind) => kind switch
    {
        LeakKind.Text => "privacy.texts",
        LeakKind.RareCategory => "privacy.rare",
        LeakKind.Extreme => "privacy.extremes",
        LeakKind.Canary => "privacy.canaries",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An unknown kind."),
    };
}
