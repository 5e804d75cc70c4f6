namespace Synth.Evaluation;

/// <summary>The figures of a foreign key. They are the child table's.</summary>
internal static class KeyFigures
{
    /// <summary>The figures.</summary>
    /// <param name="report">What was measured.</param>
    /// <param name="rows">Rows of the child table that were compared; of the smaller side.</param>
    public static IEnumerable<Figure> Of(KeyReport report, int rows)
    {
        var (found, ceiling) = (report.Fidelity, report.Ceiling);
        var table = found.Child.ToString();
        var subject = $"{found.Key} → {found.Parent}";
        IEnumerable<Figure?> figures =
        [
            found.CountDistance is not { } counts ? null : new Figure("key.counts", table, subject, counts)
            {
                Ceiling = ceiling?.CountDistance,
                Noise = found.CountNoise,
                Interval = Interval.OfLargestGap(counts, found.Parents),
                Samples = found.Parents,
            },
            found.CountDistance is null ? null
                : new Figure("key.childless", table, subject, Math.Abs(found.ChildlessSource - found.ChildlessSynthetic))
            {
                Ceiling = ceiling is null ? null : Math.Abs(ceiling.ChildlessSource - ceiling.ChildlessSynthetic),
                Interval = TableFigures.GapInterval(found.ChildlessSource, found.ChildlessSynthetic, found.Parents),
                Samples = found.Parents,
            },
            found.NullSource == 0 && found.NullSynthetic == 0
                ? null
                : new Figure("key.missing", table, subject, Math.Abs(found.NullSource - found.NullSynthetic))
            {
                Ceiling = ceiling is null ? null : Math.Abs(ceiling.NullSource - ceiling.NullSynthetic),
                Interval = TableFigures.GapInterval(found.NullSource, found.NullSynthetic, rows),
                Samples = rows,
            },
            found.Pairs is null
                ? null
                : new Figure("key.pairs", table, subject, found.Pairs.Mean)
                {
                    Ceiling = ceiling?.Pairs?.Mean,
                    Interval = found.Pairs.MeanInterval,
                    Samples = rows,
                },
            found.Pairs?.MeanAssociated is not { } associated
                ? null
                : new Figure("key.associated", table, subject, associated)
                {
                    Ceiling = ceiling?.Pairs?.MeanAssociated,
                    Interval = found.Pairs.MeanAssociatedInterval,
                    Noise = found.CountNoise / 2,
                    Samples = rows,
                },
            report.Dependence is not { } dependence
                ? null
                : new Figure("key.lost", table, subject, dependence.Lost)
                {
                    Ceiling = 0,
                    Interval = dependence.LostInterval,
                    Samples = dependence.Rows,
                },
            found.TwoHopPairs is null ? null
                : new Figure("key.two-hops", table, subject, found.TwoHopPairs.Mean)
                {
                    Ceiling = ceiling?.TwoHopPairs?.Mean,
                    Interval = found.TwoHopPairs.MeanInterval,
                    Samples = rows,
                },
        ];
        return figures.OfType<Figure>()
            .Concat(found.Gaps.Select(gap => new Figure("key.gaps", table, $"{subject}, {gap.Column}", gap.Distance)
            {
                Ceiling = ceiling?.Gaps.FirstOrDefault(other => other.Column == gap.Column)?.Distance,
                Noise = gap.Noise,
                Interval = Interval.OfLargestGap(gap.Distance, gap.GapCount),
                Samples = gap.GapCount,
            }));
    }
}
