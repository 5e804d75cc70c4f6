namespace Synth.Schema;

/// <summary>What became of the objects of a source schema in the target: nothing is dropped silently.</summary>
/// <param name="Entries">One entry per object, or per aspect of one; objects that are recreated exactly may be summed up.</param>
public sealed record LossLedger(ValueList<LedgerEntry> Entries)
{
    /// <summary>The entries that are not <see cref="LedgerOutcome.Recreated"/>.</summary>
    public IEnumerable<LedgerEntry> Losses => Entries.Where(entry => entry.Outcome != LedgerOutcome.Recreated);
}
