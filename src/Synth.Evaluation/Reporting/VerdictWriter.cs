using System.Globalization;
using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>Says in plain words what was found.</summary>
internal static class VerdictWriter
{
    /// <summary>Writes the verdict.</summary>
    public static Verdict Write(
        HoldoutKind holdout, ValueList<TableReport> tables, ValueList<RuleOutcome> rules,
        ValueList<Figure> figures, ValueList<GateResult> gates) => new(
        Fidelity(figures, gates),
        Privacy(holdout, tables, gates),
        Integrity(rules, figures, gates),
        Utility(figures),
        Remarks(holdout, tables).ToValueList());

    private static string Fidelity(ValueList<Figure> figures, ValueList<GateResult> gates)
    {
        var rows = figures.FirstOrDefault(figure => figure is { Metric: "detection.rows", Table: null });
        var told = rows is null
            ? "No table has enough rows to be judged by a classifier."
            : $"A classifier that is shown a source row and a synthetic row picks the right one in {Percent(rows.Value)} of cases"
              + (rows.Ceiling is { } ceiling ? $"; between source and unseen real rows it is {Percent(ceiling)}." : " (50% is guessing).");
        return $"{told} {Open(gates, "fidelity")}";
    }

    private static string Privacy(HoldoutKind holdout, ValueList<TableReport> tables, ValueList<GateResult> gates)
    {
        var attacked = tables.Count(table => table.Privacy?.Membership is not null);
        return holdout == HoldoutKind.None
            ? $"No verdict: without rows that the fit did not see, nothing tells individuals from the population. {Open(gates, "privacy")}"
            : attacked == 0
                ? $"No verdict: no table has rows of {AttackedTable.MinFamilies} families on both sides and {AttackedTable.MinColumns} "
                    + $"columns to recognise a row by. {Open(gates, "privacy")}"
                : $"Attacked {attacked} {(attacked == 1 ? "table" : "tables")} for membership, attributes, singling out and linking. "
                    + $"{Open(gates, "privacy")}";
    }

    private static string Integrity(ValueList<RuleOutcome> rules, ValueList<Figure> figures, ValueList<GateResult> gates)
    {
        var schema = figures.Any(figure => figure is { Metric: "integrity.broken", Value: > 0 })
            ? "Rows break promises of the schema."
            : "Every key, uniqueness and NOT NULL of the source's schema holds in the rows that were looked at.";
        var found = rules.Count == 0
            ? "No rule was found in the source's rows."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Of {rules.Count} rules that the source's rows were found to keep, {rules.Count(rule => rule.Kept >= 0.999)} are kept by "
                + $"all synthetic rows.");
        return $"{schema} {found} {Open(gates, "integrity")}";
    }

    private static string Utility(ValueList<Figure> figures) =>
        figures.FirstOrDefault(figure => figure is { Metric: "utility.kept", Table: null }) is { } kept
            ? kept.Value <= 0
                ? "Models that learn from synthetic rows predict no better than by guessing; those that learn from the source do."
                : $"Models that learn from synthetic rows keep {Percent(kept.Value)} of the skill of those that learn from the source."
            : "No column could be predicted well enough to measure what synthetic rows teach.";

    private static string Open(ValueList<GateResult> gates, string group)
    {
        var open = gates.Where(gate => !gate.IsPassed && MetricCatalog.Find(gate.Gate.Metric)?.Group == group).ToArray();
        return open.Length == 0
            ? "No gate failed."
            : $"Not passed: {string.Join("; ", open.Select(gate => $"{Title(gate)} ({Where(gate)})"))}.";
    }

    private static string Title(GateResult gate) => MetricCatalog.Find(gate.Gate.Metric)!.Title.ToLowerInvariant();

    private static string Where(GateResult gate)
    {
        if (gate.Checked == 0)
        {
            return "not measured";
        }

        var places = gate.Failed.Select(PlaceOf).Distinct().ToArray();
        return string.Join(", ", places.Take(3)) + (places.Length > 3 ? $" and {places.Length - 3} more" : "");
    }

    // A rule is a sentence; all else is a column or key.
    private static string? PlaceOf(Figure figure) => figure.Subject is null ? figure.Table
        : figure.Subject.Contains(' ', StringComparison.Ordinal) ? $"{figure.Table}: {figure.Subject}"
        : $"{figure.Table}.{figure.Subject}";

    private static IEnumerable<string> Remarks(HoldoutKind holdout, ValueList<TableReport> tables)
    {
        if (tables.Where(table => table.IsReference).ToArray() is { Length: > 0 } copied)
        {
            yield return $"Copied on purpose, and thereby disclosed: {Names(copied)}.";
        }

        if (tables.Where(table => table.MemberRows + table.HoldoutRows < table.SourceRows && holdout != HoldoutKind.Database)
            .ToArray() is { Length: > 0 } sampled)
        {
            yield return $"Judged by a sample of whole families: {Names(sampled)}.";
        }

        if (holdout != HoldoutKind.None
            && tables.Where(table => table.Privacy is { Membership: null } && table.SourceRows > 0).ToArray() is { Length: > 0 } small)
        {
            yield return $"Too few families, unseen families or columns for attacks: {Names(small)}.";
        }

        var certain = tables.SelectMany(table =>
            (table.Privacy?.Attributes ?? []).Where(attack => !attack.LeavesRoom).Select(attack => $"{table.Table}.{attack.Column}"));
        if (string.Join(", ", certain) is { Length: > 0 } columns)
        {
            yield return $"All but known of everyone, so that there is nothing to guess about those in the source: {columns}.";
        }
    }

    private static string Names(TableReport[] tables) => string.Join(", ", tables.Select(table => table.Table));

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0}%");
}
