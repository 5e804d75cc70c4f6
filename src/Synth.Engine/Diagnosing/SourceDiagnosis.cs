using Synth.Schema;

namespace Synth.Engine;

/// <summary>Whether a database can be a source.</summary>
/// <param name="ServerVersion">The server's product and version, for people.</param>
/// <param name="TableCount">How many tables the role sees.</param>
/// <param name="Unreadable">Those of them that it cannot read, in order of the catalog.</param>
/// <param name="Issues">What of the catalog is noteworthy, or cannot be cloned.</param>
/// <param name="MissingGrants">The statements that would give the role what it lacks to read all of it, as far as that shows.</param>
public sealed record SourceDiagnosis(
    string ServerVersion,
    int TableCount,
    ValueList<UnreadableTable> Unreadable,
    ValueList<SchemaIssue> Issues,
    ValueList<string> MissingGrants)
{
    /// <summary>Whether there are tables and all can be read.</summary>
    public bool IsReadable => TableCount > 0 && Unreadable.Count == 0;
}
