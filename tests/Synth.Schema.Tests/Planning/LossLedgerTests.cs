using Xunit;

namespace Synth.Schema.Tests.Planning;

public sealed class LossLedgerTests
{
    [Fact]
    public void What_the_target_did_not_take_is_not_told_as_recreated()
    {
        var ledger = new LossLedger([
            new LedgerEntry(LedgerOutcome.Recreated, "view a", ""),
            new LedgerEntry(LedgerOutcome.Recreated, "view b", ""),
            new LedgerEntry(LedgerOutcome.Approximated, "column a.b", "Shorter."),
        ]);
        var refused = new LedgerEntry(LedgerOutcome.Skipped, "view b", "The server refuses it.");
        Assert.Equal(["view a", "column a.b", "view b"], ledger.Without([refused]).Entries.Select(entry => entry.Subject));
        Assert.Equal(LedgerOutcome.Skipped, ledger.Without([refused]).Entries[^1].Outcome);
        Assert.Equal(ledger, ledger.Without([]));
    }
}
