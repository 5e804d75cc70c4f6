namespace Synth.Schema;

/// <summary>What became of the objects of a source schema in the target: nothing is dropped silently.</summary>
/// <param name="Entries">One entry per object, or per aspect of one; objects that are recreated exactly may be summed up.</param>
public sealed record LossLedger(ValueList<LedgerEntry> Entries)
{
    /// <summary>The entries that are not <see cref="LedgerOutcome.Recreated"/>.</summary>
    public IEnumerable<LedgerEntry> Losses => Entries.Where(entry => entry.Outcome != LedgerOutcome.Recreated);

    /// <summary>The ledger of a run whose target did not take some things: of what was to be recreated, those are not.</summary>
    /// <param name="leftOut">An entry for each.</param>
    public LossLedger Without(IReadOnlyCollection<LedgerEntry> leftOut)
    {
        ArgumentNullException.ThrowIfNull(leftOut);
        var subjects = leftOut.Select(entry => entry.Subject).ToHashSet(StringComparer.Ordinal);
        return new([.. Entries.Where(entry => entry.Outcome != LedgerOutcome.Recreated || !subjects.Contains(entry.Subject)), .. leftOut]);
    }
}
