using System.Globalization;
using Spectre.Console;
using Synth.Evaluation;

namespace Synth.Cli.Results;

/// <summary>An evaluation, for people.</summary>
internal static class EvaluationSummary
{
    private static readonly string[] Shown =
    [
        "detection.rows", "detection.children", "detection.parents", "column.distance",
        "pairs.all", "utility.kept", "privacy.membership", "privacy.closer",
    ];

    private const int MostFigures = 5;

    public static void Write(IAnsiConsole console, EvaluationReport report)
    {
        WriteTables(console, report);
        WriteMeans(console, report);
        WriteVerdict(console, report);
    }

    /// <summary>The gates that are not passed, and the verdict in words.</summary>
    public static void WriteVerdict(IAnsiConsole console, EvaluationReport report)
    {
        var open = report.Gates.Where(result => !result.IsPassed).ToArray();
        foreach (var result in open)
        {
            var (word, color) = result.Gate.Stops ? ("FAILED", Color.Red) : ("warning", Color.Yellow);
            console.WriteLine($"{word}: {result.Gate} ({result.Summary})", color);
            foreach (var figure in result.Failed.Take(MostFigures))
            {
                var ceiling = figure.Ceiling is { } best ? $", real data {Number(best)}" : "";
                console.WriteLine($"  {Place(figure)}: {Number(figure.Value)}{ceiling}", color);
            }
        }

        var idle = report.Gates.Where(result => result is { Checked: 0, IsPassed: true })
            .Select(result => result.Gate.Metric).Distinct().ToArray();
        if (idle.Length > 0)
        {
            console.WriteLine($"Not asked, since nothing was measured: {string.Join(", ", idle)}.");
        }

        if (open.Length > 0 || idle.Length > 0)
        {
            console.WriteLine();
        }

        var verdict = report.Verdict;
        string[] lines =
        [
            $"Integrity: {verdict.Integrity}",
            $"Privacy: {verdict.Privacy}",
            $"Fidelity: {verdict.Fidelity}",
            $"Utility: {verdict.Utility}",
            .. verdict.Remarks,
        ];
        foreach (var line in lines)
        {
            console.WriteLine(line);
        }

        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Evaluated in {report.Seconds:0.0} s."));
    }

    private static void WriteTables(IAnsiConsole console, EvaluationReport report)
    {
        var listing = Listing.Create(console, ["Table", .. Shown.Select(metric => ">" + metric)]);
        foreach (var table in report.Tables.Where(table => table.SourceRows > 0))
        {
            listing.Add([table.Table.ToString(), .. Shown.Select(metric => Cell(report, metric, table.Table.ToString()))]);
        }

        console.Write(listing);
        console.WriteLine("Each figure with, after the stroke, what unseen real rows score.");
        console.WriteLine();
    }

    private static void WriteMeans(IAnsiConsole console, EvaluationReport report)
    {
        var listing = Listing.Create(console, "Mean over tables", ">Synthetic", ">Real data", "Best");
        foreach (var figure in report.Figures.Where(figure => figure.Table is null))
        {
            if (MetricCatalog.Find(figure.Metric) is { Group: "fidelity" or "utility" } metric)
            {
                var best = metric.IsHigherBetter ? "1" : metric.Name.StartsWith("detection.", StringComparison.Ordinal) ? "0.5" : "0";
                listing.Add(metric.Title, Number(figure.Value), figure.Ceiling is { } ceiling ? Number(ceiling) : "–", best);
            }
        }

        console.Write(listing);
        console.WriteLine();
    }

    private static string Cell(EvaluationReport report, string metric, string table)
    {
        var figures = report.Figures.Where(figure => figure.Metric == metric && figure.Table == table).ToArray();
        if (figures.Length == 0)
        {
            return "–";
        }

        // The average leaves out those without a ceiling, and is null where all are.
        var ceiling = figures.Average(figure => figure.Ceiling);
        return Number(figures.Average(figure => figure.Value)) + (ceiling is { } best ? $" / {Number(best)}" : "");
    }

    private static string Place(Figure figure) => (figure.Table, figure.Subject) switch
    {
        (null, null) => "database",
        (null, { } subject) => subject,
        ({ } table, null) => table,
        ({ } table, { } subject) => $"{table}, {subject}",
    };

    // Numbers of things are whole, shares and distances at most 1.
    private static string Number(double value) =>
        value.ToString(value > 1 && double.IsInteger(value) ? "0" : "0.000", CultureInfo.InvariantCulture);
}
