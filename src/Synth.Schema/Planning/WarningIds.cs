namespace Synth.Schema;

/// <summary>The identifiers of warnings. They never change their meaning, so that configurations can acknowledge them.</summary>
public static class WarningIds
{
    /// <summary>Something in the source's catalog is described incompletely.</summary>
    public const string CatalogIncomplete = "SYN0001";

    /// <summary>The login may write to the source, and the engine has no sessions that only read.</summary>
    public const string SourceWritable = "SYN0002";

    /// <summary>Tables may be read as of different moments.</summary>
    public const string NoSnapshot = "SYN0003";

    /// <summary>An object has a somewhat different meaning in the target.</summary>
    public const string Approximated = "SYN0010";

    /// <summary>An object is not in the target.</summary>
    public const string Skipped = "SYN0011";

    /// <summary>The identifier of the warning that an outcome is; null where it is none.</summary>
    public static string? Of(LedgerOutcome outcome) => outcome switch
    {
        LedgerOutcome.Recreated or LedgerOutcome.Translated => null,
        LedgerOutcome.Approximated => Approximated,
        LedgerOutcome.Skipped => Skipped,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without a warning."),
    };

    /// <summary>The identifier of the warning that an issue is; null where it is a note, or stops the run.</summary>
    public static string? Of(SchemaIssue issue)
    {
        ArgumentNullException.ThrowIfNull(issue);
        return issue.Id ?? (issue.Severity == SchemaIssueSeverity.Warning ? CatalogIncomplete : null);
    }
}
