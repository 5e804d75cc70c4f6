using Synth.Connectors;
using Synth.Engine;
using Synth.Evaluation;
using Synth.Schema;

namespace Synth.Cli.Results;

/// <summary>The result of a run as a JSON document: the form that scripts rely on.</summary>
internal sealed record RunDocument(
    string RunId,
    long Seed,
    double Scale,
    string? Source,
    string Target,
    IEnumerable<RunDocument.TableEntry> Tables,
    RunDocument.CertificateEntry Certificate,
    IEnumerable<RunDocument.LossEntry> Losses,
    RunDocument.EvaluationEntry? Evaluation,
    double Seconds,
    long PeakMemoryBytes)
{
    public static RunDocument Of(RunResult result, double scale, DatabaseAddress? source, DatabaseAddress target, long peakMemoryBytes) =>
        new(
        result.RunId,
        result.Seed,
        scale,
        source?.ToString(),
        target.ToString(),
        result.Tables.Select(table => new TableEntry(
            table.Table.ToString(), ModeNames.Of(table.Mode), table.SourceRows,
            table.SyntheticRows, Math.Round(table.Seconds, 3), table.EdgeCases)),
        CertificateEntry.Of(result.Certificate),
        result.Ledger.Losses.Select(LossEntry.Of),
        result.Evaluation is { } evaluation ? EvaluationEntry.Of(evaluation) : null,
        Math.Round(result.Seconds, 3),
        peakMemoryBytes);

    internal sealed record TableEntry(string Table, string Rows, long SourceRows, long SyntheticRows, double Seconds, long EdgeCases);

    internal sealed record EvaluationEntry(bool IsPassed, Verdict Verdict,
        IEnumerable<string> Failed, IEnumerable<string> Warnings, double Seconds)
    {
        public static EvaluationEntry Of(EvaluationReport report) => new(
            report.IsPassed,
            report.Verdict,
            report.Failures.Select(gate => gate.Gate.ToString()),
            report.Warnings.Select(gate => gate.Gate.ToString()),
            Math.Round(report.Seconds, 3));
    }

    internal sealed record LossEntry(LedgerOutcome Outcome, string? Id, string Subject, string Reason)
    {
        public static LossEntry Of(LedgerEntry entry) => new(entry.Outcome, WarningIds.Of(entry.Outcome), entry.Subject, entry.Reason);
    }

    internal sealed record CertificateEntry(
        bool IsKept, IEnumerable<KindEntry> Kinds, IEnumerable<BrokenEntry> Broken, IEnumerable<BrokenEntry> NotEnforced)
    {
        public static CertificateEntry Of(IntegrityCertificate certificate) => new(
            certificate.IsKept,
            Enum.GetValues<IntegrityCheckKind>()
                .Select(kind => (Kind: kind, Count: certificate.CountOf(kind)))
                .Where(entry => entry.Count.All > 0)
                .Select(entry => new KindEntry(entry.Kind, entry.Count.Kept, entry.Count.All)),
            certificate.Broken.Select(BrokenEntry.Of),
            certificate.Unbinding.Select(BrokenEntry.Of));
    }

    internal sealed record KindEntry(IntegrityCheckKind Kind, int Kept, int All);

    internal sealed record BrokenEntry(IntegrityCheckKind Kind, string Table, string Subject, long Violations)
    {
        public static BrokenEntry Of(IntegrityCheck check) => new(check.Kind, check.Table.ToString(), check.Subject, check.Violations);
    }
}
