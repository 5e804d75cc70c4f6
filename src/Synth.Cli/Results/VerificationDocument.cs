using Synth.Connectors;
using Synth.Engine;
using Synth.Schema;

namespace Synth.Cli.Results;

/// <summary>The integrity certificate of a database as a JSON document.</summary>
internal sealed record VerificationDocument(
    string Target, string Server, int Tables, RunDocument.CertificateEntry Certificate, IEnumerable<VerificationDocument.IssueEntry> Issues)
{
    public static VerificationDocument Of(VerificationResult result, DatabaseAddress target) => new(
        target.ToString(),
        result.ServerVersion,
        result.TableCount,
        RunDocument.CertificateEntry.Of(result.Certificate),
        result.Issues.Select(IssueEntry.Of));

    internal sealed record IssueEntry(SchemaIssueSeverity Severity, string? Id, string Subject, string Message)
    {
        public static IssueEntry Of(SchemaIssue issue) => new(issue.Severity, WarningIds.Of(issue), issue.Subject, issue.Message);
    }
}
