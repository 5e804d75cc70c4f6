namespace Synth.Evaluation;

/// <summary>The figures of what a table gives away.</summary>
internal static class PrivacyFigures
{
    /// <summary>The figures.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="found">What was found.</param>
    /// <param name="unseenRows">Unseen rows that were looked at.</param>
    public static IEnumerable<Figure> Of(string table, TablePrivacy found, int unseenRows)
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
                : new Figure("privacy.copies", table, null, copies.Excess)
                {
                    Ceiling = 0,
                    Interval = copies.ExcessInterval,
                    Samples = unseenRows,
                },
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
