using System.Globalization;
using Spectre.Console;
using Synth.Evaluation;

namespace Synth.Cli.Results;

/// <summary>An evaluation, for people.</summary>
internal static class EvaluationSummary
{
    private static readonly string[] Shown =
    [
        "detection.rows", "detection.children", "detection.parents", "column.distance", "pairs.all", "utility.kept", "privacy.membership", "privacy.closer",
    ];

    public static void Write(IAnsiConsole console, EvaluationReport report)
    {
        WriteTables(console, report);
        WriteMeans(console, report);
        WriteVerdict(console, report);
    }

    /// <summary>The gates that are not passed, and the verdict in words.</summary>
    public static void WriteVerdict(IAnsiConsole console, EvaluationReport report)
    {
        foreach (var result in report.Gates.Where(result => !result.IsPassed))
        {
            var color = result.Gate.Stops ? Color.Red : Color.Yellow;
            console.WriteLine($"{(result.Gate.Stops ? "FAILED" : "warning")}: {result.Gate} ({result.Failed.Count} of {result.Checked})", color);
            foreach (var figure in result.Failed.Take(5))
            {
                console.WriteLine($"  {Place(figure)}: {Number(figure.Value)}{(figure.Ceiling is { } ceiling ? $", real data {Number(ceiling)}" : "")}", color);
            }
        }

        console.WriteLine();
        string[] lines = [report.Verdict.Integrity, report.Verdict.Privacy, report.Verdict.Fidelity, report.Verdict.Utility, .. report.Verdict.Remarks];
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
        foreach (var figure in report.Figures.Where(figure => figure.Table is null && MetricCatalog.Find(figure.Metric)?.Group is "fidelity" or "utility"))
        {
            var metric = MetricCatalog.Find(figure.Metric)!;
            var best = metric.IsHigherBetter ? "1" : metric.Name.StartsWith("detection.", StringComparison.Ordinal) ? "0.5" : "0";
            listing.Add(metric.Title, Number(figure.Value), figure.Ceiling is { } ceiling ? Number(ceiling) : "–", best);
        }

        console.Write(listing);
        console.WriteLine();
    }

    private static string Cell(EvaluationReport report, string metric, string table)
    {
        var figures = report.Figures.Where(figure => figure.Metric == metric && figure.Table == table).ToArray();
        return figures.Length == 0 ? "–"
            : figures.Any(figure => figure.Ceiling is not null)
                ? $"{Number(figures.Average(figure => figure.Value))} / {Number(figures.Where(figure => figure.Ceiling is not null).Average(figure => figure.Ceiling!.Value))}"
            : Number(figures.Average(figure => figure.Value));
    }

    private static string Place(Figure figure) => (figure.Table, figure.Subject) switch
    {
        (null, null) => "database",
        (null, { } subject) => subject,
        ({ } table, null) => table,
        ({ } table, { } subject) => $"{table}, {subject}",
    };

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
