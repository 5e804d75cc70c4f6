using Synth.Evaluation;

namespace Synth.Server.Tests;

/// <summary>Reports of runs.</summary>
internal static class Reports
{
    public static ReportDocument Of(EvaluationReport report, string source, string target) =>
        ReportDocument.Of(report, new ReportContext { Source = source, Synthetic = target }, "0.0", DateTimeOffset.UnixEpoch);

    /// <summary>A report that found nothing but a score.</summary>
    public static ReportDocument WithScore(double score, string source = "sqlite:shop.db") => Of(
        new EvaluationReport
        {
            Holdout = HoldoutKind.None,
            Options = EvaluationOptions.Quick,
            Tables = [],
            Keys = [],
            Broken = [],
            Rules = [],
            Figures = [new Figure("score", null, null, score)],
            Gates = [],
            Verdict = new Verdict("alike", "unknown", "kept", "unknown", []),
            Seconds = 1,
        },
        source,
        "sqlite:copy.db");
}
