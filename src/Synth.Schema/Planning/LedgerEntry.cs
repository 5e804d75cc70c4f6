namespace Synth.Schema;

/// <summary>What became of one object.</summary>
/// <param name="Outcome">The verdict.</param>
/// <param name="Subject">The object as a person would name it: <c>column shop.order.total</c>.</param>
/// <param name="Reason">How it was translated or approximated, or why it was skipped; empty when recreated.</param>
public sealed record LedgerEntry(LedgerOutcome Outcome, string Subject, string Reason);

/// <summary>What became of an object, from best to worst.</summary>
public enum LedgerOutcome
{
    /// <summary>The same in the target.</summary>
    Recreated,

    /// <summary>Expressed differently with the same meaning.</summary>
    Translated,

    /// <summary>Expressed with a somewhat different meaning.</summary>
    Approximated,

    /// <summary>Not in the target.</summary>
    Skipped,
}
