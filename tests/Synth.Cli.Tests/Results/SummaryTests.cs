using Spectre.Console.Testing;
using Synth.Cli.Results;
using Synth.Connectors;
using Synth.Engine;
using Synth.Schema;
using Xunit;

namespace Synth.Cli.Tests.Results;

public sealed class SummaryTests
{
    private readonly TestConsole console = new TestConsole().Width(200);

    [Fact]
    public void Names_broken_promises_one_by_one()
    {
        CertificateSummary.Write(console, new IntegrityCertificate(
        [
            new IntegrityCheck(IntegrityCheckKind.ForeignKey, new TableName("orders"), "(customer_id)", 3),
            new IntegrityCheck(IntegrityCheckKind.ForeignKey, new TableName("payment"), "(order_id)", 0),
        ]));

        Assert.Contains("foreign keys       1 of 2 kept", console.Output, StringComparison.Ordinal);
        Assert.Contains("broken: foreign keys of orders, (customer_id): 3", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Puts_the_worst_losses_first_and_equal_reasons_together()
    {
        LedgerSummary.Write(console, new LossLedger(
        [
            new LedgerEntry(LedgerOutcome.Recreated, "table a", ""),
            .. Enumerable.Range(1, 5).Select(i => new LedgerEntry(LedgerOutcome.Translated, $"column c{i}", "text")),
            new LedgerEntry(LedgerOutcome.Skipped, "view v", "another dialect"),
        ]));

        Assert.Equal(
            [
                "Not as in the source:",
                "  skipped      SYN0011 view v: another dialect",
                "  translated           column c1, column c2, column c3 and 2 more: text",
            ],
            console.Lines.Take(3));
    }

    [Fact]
    public void Counts_the_losses_beyond_twenty_lines()
    {
        LedgerSummary.Write(console, new LossLedger(
            Enumerable.Range(1, 33).Select(i => new LedgerEntry(LedgerOutcome.Skipped, $"view v{i}", $"reason {i}")).ToValueList()));

        Assert.Contains("  and 13 more; --output json lists them all", console.Lines);
    }

    [Fact]
    public void Says_when_nothing_is_lost()
    {
        LedgerSummary.Write(console, new LossLedger([new LedgerEntry(LedgerOutcome.Recreated, "table a", "")]));

        Assert.StartsWith("Every object", console.Output, StringComparison.Ordinal);
    }
}
