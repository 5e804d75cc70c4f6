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
        result.Issues.Select(issue => new IssueEntry(issue.Severity, issue.Subject, issue.Message)));

    internal sealed record IssueEntry(SchemaIssueSeverity Severity, string Subject, string Message);
}
