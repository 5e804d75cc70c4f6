using Synth.Schema;

namespace Synth.Modeling;

/// <summary>The error of a unique column that has fewer values than rows are asked for.</summary>
internal static class TooFewValues
{
    /// <summary>Makes the error.</summary>
    /// <param name="subject">The column.</param>
    /// <param name="reason">How many values there are, how many are needed, and what to do.</param>
    public static UnsupportedSchemaException Of(string subject, string reason) => new(
        "A unique column cannot hold the rows that are asked for.", [new SchemaIssue(SchemaIssueSeverity.Error, subject, reason)]);
}
