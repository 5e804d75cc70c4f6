using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>A whole report: what was measured, what the numbers mean, and of which run.</summary>
/// <param name="Version">The form of the document; it changes when a reader would have to.</param>
/// <param name="Tool">The version of Synth.</param>
/// <param name="WrittenAt">When it was written, UTC.</param>
/// <param name="Context">The run.</param>
/// <param name="Metrics">The metrics.</param>
/// <param name="Report">What was measured.</param>
public sealed record ReportDocument(
    int Version, string Tool, DateTimeOffset WrittenAt, ReportContext Context, ValueList<Metric> Metrics, EvaluationReport Report)
{
    /// <summary>The form that is written.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The document of a report.</summary>
    public static ReportDocument Of(EvaluationReport report, ReportContext context, string toolVersion, DateTimeOffset writtenAt) =>
        new(CurrentVersion, toolVersion, writtenAt, context, MetricCatalog.All, report);
}
