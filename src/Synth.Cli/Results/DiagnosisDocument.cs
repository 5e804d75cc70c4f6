using Synth.Connectors;
using Synth.Engine;

namespace Synth.Cli.Results;

/// <summary>What the examination of a source, a target or both found, as a JSON document.</summary>
internal sealed record DiagnosisDocument(string Version, DiagnosisDocument.SourceEntry? Source, DiagnosisDocument.TargetEntry? Target)
{
    internal sealed record SourceEntry(
        string Address,
        string Server,
        int Tables,
        bool IsReadable,
        IEnumerable<TableEntry> Unreadable,
        IEnumerable<VerificationDocument.IssueEntry> Issues,
        IEnumerable<string> MissingGrants)
    {
        public static SourceEntry Of(SourceDiagnosis diagnosis, DatabaseAddress address) => new(
            address.ToString(),
            diagnosis.ServerVersion,
            diagnosis.TableCount,
            diagnosis.IsReadable,
            diagnosis.Unreadable.Select(table => new TableEntry(table.Table.ToString(), table.Reason)),
            diagnosis.Issues.Select(VerificationDocument.IssueEntry.Of),
            diagnosis.MissingGrants);
    }

    internal sealed record TargetEntry(
        string Address, string Server, int Tables, bool IsFree, bool IsOwn, IEnumerable<string> MissingGrants)
    {
        public static TargetEntry Of(TargetDiagnosis diagnosis, DatabaseAddress address) =>
            new(address.ToString(), diagnosis.ServerVersion, diagnosis.Contents.TableCount,
                diagnosis.Contents.IsFree, diagnosis.Contents.IsOwn, diagnosis.MissingGrants);
    }

    internal sealed record TableEntry(string Table, string Reason);
}
