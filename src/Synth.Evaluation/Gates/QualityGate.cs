using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>A bound on a metric.</summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Limit">The bound: the value may reach but not pass it, upwards or, where higher is better, downwards.</param>
/// <param name="Basis">What is compared with it.</param>
/// <param name="Stops">Whether a failure fails the run; otherwise it is a warning.</param>
public sealed record QualityGate(string Metric, double Limit, GateBasis Basis, bool Stops)
{
    /// <summary>The table that it is about; null for every figure of the metric.</summary>
    public string? Table { get; init; }

    /// <summary>Tables that other bounds on the metric are about; the gate leaves them alone.</summary>
    public ValueList<string> OtherTables { get; init; } = [];

    /// <summary>Why the limit is where it is, with the source; empty for one that a user set.</summary>
    public string Reason { get; init; } = "";

    /// <summary>
    /// Whether it is not passed where nothing that it asks for was measured. So it is for a bound that a user set: who relies on it would
    /// otherwise believe what nobody looked at. Default gates are about what there is.
    /// </summary>
    public bool MustBeMeasured => Reason.Length == 0;

    /// <summary>Whether it is about a table, which may be named without its schema; one without a table is about all.</summary>
    public bool IsAbout(string table) => Table is null || Is(Table, table);

    /// <summary>Whether a figure passes; null when the gate does not concern it or cannot be told.</summary>
    public bool? Passes(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        if (figure.Metric != Metric || figure.IsMean || (Table is not null && !Is(Table, figure.Table))
            || OtherTables.Any(table => Is(table, figure.Table)))
        {
            return null;
        }

        var isHigherBetter = MetricCatalog.Find(Metric)?.IsHigherBetter ?? false;
        return Basis switch
        {
            GateBasis.Value => isHigherBetter ? figure.Value >= Limit : figure.Value <= Limit,
            GateBasis.LowerBound => (figure.Interval?.Low ?? figure.Value) - figure.Common <= Limit,
            GateBasis.BeyondCeiling => isHigherBetter
                ? (figure.Ceiling ?? 1) - figure.Noise - figure.Value <= Limit
                : figure.Value - Math.Max(figure.Ceiling ?? 0, figure.Noise) <= Limit,
            _ => throw new ArgumentOutOfRangeException(nameof(figure), Basis, "An unknown basis."),
        };
    }

    /// <summary>The gate in one line: <c>privacy.membership, lower bound ≤ 0.55</c>.</summary>
    public override string ToString()
    {
        var isHigherBetter = MetricCatalog.Find(Metric)?.IsHigherBetter ?? false;
        var subject = Table is null ? Metric : $"{Table}:{Metric}";
        var limit = Limit.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Basis switch
        {
            GateBasis.LowerBound => $"{subject}, lower bound ≤ {limit}",
            GateBasis.BeyondCeiling => $"{subject}, worse than real data by ≤ {limit}",
            _ => $"{subject} {(isHigherBetter ? "≥" : "≤")} {limit}",
        };
    }

    private static bool Is(string name, string? table) => table is not null
        && (table.Equals(name, StringComparison.OrdinalIgnoreCase) || table.EndsWith("." + name, StringComparison.OrdinalIgnoreCase));
}
