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
        var (closest, copies, membership, disclosure) = (found.Closest, found.Copies, found.Membership, found.Disclosure);
        IEnumerable<Figure?> figures =
        [
            new Figure("privacy.copied-table", table, null, found.IsCopiedWhole ? 1 : 0),
            closest is null ? null : Of("privacy.closer", closest.CloserToSource, closest.CloserInterval, closest.Rows, ceiling: 0.5),
            closest is null ? null : Of("privacy.distance", closest.DistanceRatio, closest.DistanceRatioInterval, closest.Rows, ceiling: 1),
            closest is null
                ? null
                : Of("privacy.distance-ratio", closest.NeighbourRatio, closest.NeighbourRatioInterval, closest.Rows, ceiling: 1),
            closest is null ? null : Of("privacy.near-copies", closest.NearCopies, closest.NearCopiesInterval, closest.Rows),
            copies is null ? null : Of("privacy.copies", copies.Excess, copies.ExcessInterval, unseenRows),
            membership is null
                ? null
                : Of("privacy.membership", membership.Area, membership.AreaInterval, membership.Targets, ceiling: 0.5) with
                {
                    Common = membership.Common,
                },
            membership is null ? null : Of("privacy.advantage", membership.Advantage, membership.AdvantageInterval, membership.Targets),
            disclosure is null
                ? null
                : Of("privacy.disclosure", disclosure.RelativeScore, disclosure.RelativeInterval, disclosure.Targets),
            OfRisk("privacy.singling-out", null, found.SinglingOut),
            OfRisk("privacy.linkability", null, found.Linkability),
            .. found.Attributes.Where(attack => attack.LeavesRoom)
                .Select(attack => OfRisk("privacy.inference", attack.Column, attack.Risk)),
            .. found.Leaks.Select(leak => Of(MetricOf(leak.Kind), leak.Excess, interval: null, leak.Values, leak.Column)),
        ];
        return figures.OfType<Figure>();

        Figure Of(string metric, double value, Interval? interval, int samples, string? subject = null, double ceiling = 0) =>
            new(metric, table, subject, value) { Ceiling = ceiling, Interval = interval, Samples = samples };

        Figure? OfRisk(string metric, string? subject, AttackRisk? risk) =>
            risk is null ? null : Of(metric, risk.Risk, risk.Interval, risk.Attacks, subject);
    }

    private static string MetricOf(LeakKind kind) => kind switch
    {
        LeakKind.Text => "privacy.texts",
        LeakKind.RareCategory => "privacy.rare",
        LeakKind.Extreme => "privacy.extremes",
        LeakKind.Canary => "privacy.canaries",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An unknown kind."),
    };
}
