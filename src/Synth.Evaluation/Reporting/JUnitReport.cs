using System.Globalization;
using System.Xml.Linq;

namespace Synth.Evaluation;

/// <summary>
/// Gates as a JUnit document, which continuous integration shows as tests: a gate that fails the run is a failure, and
/// skipped are warnings and gates that found nothing to ask.
/// </summary>
public static class JUnitReport
{
    /// <summary>The document.</summary>
    public static XDocument Write(EvaluationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new XDocument(new XElement(
            "testsuites",
            new XElement(
                "testsuite",
                new XAttribute("name", "synth evaluate"),
                new XAttribute("tests", report.Gates.Count),
                new XAttribute("failures", report.Failures.Count()),
                new XAttribute("skipped", report.Gates.Count(IsSkipped)),
                new XAttribute("time", report.Seconds.ToString("0.###", CultureInfo.InvariantCulture)),
                report.Gates.Select(CaseOf))));
    }

    private static XElement CaseOf(GateResult result) => new(
        "testcase",
        new XAttribute("classname", MetricCatalog.Find(result.Gate.Metric)?.Group ?? "gates"),
        new XAttribute("name", result.Gate.ToString()),
        result.IsPassed && !IsSkipped(result)
            ? null
            : new XElement(
                IsSkipped(result) ? "skipped" : "failure",
                new XAttribute("message", result.Summary),
                string.Join('\n', result.Failed.Select(Describe))));

    private static bool IsSkipped(GateResult result) => result.IsPassed ? result.Checked == 0 : !result.Gate.Stops;

    private static string Describe(Figure figure) => string.Create(
        CultureInfo.InvariantCulture,
        $"{figure.Table ?? "database"}{(figure.Subject is null ? "" : $", {figure.Subject}")}: "
        + $"{figure.Value:0.####}{(figure.Ceiling is { } ceiling ? $" (real data {ceiling:0.####})" : "")}");
}
