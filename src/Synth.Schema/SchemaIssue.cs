namespace Synth.Schema;

/// <summary>Something in a catalog that is described incompletely or that stands in the way.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Subject">The object, as a person would name it: <c>table shop.order, column total</c>.</param>
/// <param name="Message">What it is and what follows from it, one sentence. Never a cell value.</param>
public sealed record SchemaIssue(SchemaIssueSeverity Severity, string Subject, string Message)
{
    /// <summary>
    /// One of <see cref="WarningIds"/>, where it is something that a user may want to be stopped by; null where its severity says all.
    /// </summary>
    public string? Id { get; init; }
}

/// <summary>How much a <see cref="SchemaIssue"/> matters.</summary>
public enum SchemaIssueSeverity
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>Something will differ in the target.</summary>
    Warning,

    /// <summary>The database cannot be cloned until it is dealt with.</summary>
    Error,
}
