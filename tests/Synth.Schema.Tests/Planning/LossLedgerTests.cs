using Xunit;

namespace Synth.Schema.Tests.Planning;

public sealed class LossLedgerTests
{
    [Fact]
    public void Losses_are_all_that_was_not_recreated_in_order()
    {
        var ledger = new LossLedger(
        [
            new LedgerEntry(LedgerOutcome.Skipped, "trigger audit", "triggers are not translated"),
            new LedgerEntry(LedgerOutcome.Recreated, "table customer", ""),
            new LedgerEntry(LedgerOutcome.Translated, "column customer.id", "serial became identity"),
            new LedgerEntry(LedgerOutcome.Approximated, "check customer_email", "case is ignored"),
        ]);
        Assert.Equal(["trigger audit", "column customer.id", "check customer_email"], ledger.Losses.Select(entry => entry.Subject));
    }

    [Fact]
    public void Outcomes_are_ordered_from_best_to_worst() =>
        Assert.Equal(
            [LedgerOutcome.Recreated, LedgerOutcome.Translated, LedgerOutcome.Approximated, LedgerOutcome.Skipped],
            Enum.GetValues<LedgerOutcome>().Order());
}
