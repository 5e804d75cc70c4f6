namespace Synth.Schema;

/// <summary>The schema, or what is asked of it, cannot be served; all reasons are reported together.</summary>
public sealed class UnsupportedSchemaException : SynthException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="summary">What cannot be done, a sentence.</param>
    /// <param name="issues">All reasons, at least one.</param>
    public UnsupportedSchemaException(string summary, ValueList<SchemaIssue> issues)
        : base(Describe(summary, issues))
    {
        Issues = issues;
    }

    /// <summary>All reasons.</summary>
    public ValueList<SchemaIssue> Issues { get; }

    private static string Describe(string summary, ValueList<SchemaIssue> issues)
    {
        ArgumentNullException.ThrowIfNull(issues);
        return string.Join(Environment.NewLine, issues.Select(issue => $"  {issue.Subject}: {issue.Message}").Prepend(summary));
    }
}
