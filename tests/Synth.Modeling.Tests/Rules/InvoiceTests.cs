using System.Globalization;
using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>What billing programs check: totals, what is paid by status, numbers within a contract, how a customer pays.</summary>
public sealed class InvoiceTests
{
    private const int Customers = 120;
    private static readonly RandomStream Random = RandomStream.FromSeed(23);

    [Fact]
    public void Payments_reach_the_total_of_invoices_that_are_paid_and_no_others()
    {
        var model = Billing(isSettled: true).Fit();
        Contains(
            model,
            "invoices.total = net + shipping - rebate",
            "invoices.paid = sum(payments.amount)",
            "invoices.total = sum(payments.amount) when invoices.status = 'paid'");
        Holds(model, "invoices", (row, synthetic) =>
        {
            var paid = synthetic.RowsOf("payments").Where(payment => payment[1]!.Equals(row[0])).Sum(payment => Long(payment[2]));
            Assert.Equal(Long(row[4]) + Long(row[5]) - Long(row[6]), Long(row[7]));
            Assert.Equal(paid, Long(row[8]));
            Assert.Equal((string)row[9]! == "paid", paid == Long(row[7]));
            Assert.True(paid <= Long(row[7]));
        });
    }

    [Fact]
    public void Payments_that_have_nothing_to_do_with_the_status_reach_nothing() => Assert.DoesNotContain(
        Billing(isSettled: false).Fit().Rules, rule => rule.Name.Contains("total = sum", StringComparison.Ordinal));

    [Fact]
    public void What_reaches_the_total_is_turned_off_by_its_name_and_survives_the_model_file()
    {
        const string Rule = "invoices.total = sum(payments.amount) when invoices.status = 'paid'";
        var source = Billing(isSettled: true);
        Assert.DoesNotContain(source.Fit(SourceDatabase.QuickFit with { ExcludedRules = [Rule] }).Rules, rule => rule.Name == Rule);
        var model = source.Fit();
        using var file = new MemoryStream();
        ModelFile.Write(model, file);
        file.Position = 0;
        Assert.Equal(model.Rules, ModelFile.Read(file).Rules);
    }

    [Fact]
    public void Labels_are_made_of_the_key_above_and_the_number_among_siblings()
    {
        var model = Billing(isSettled: true).Fit();
        Contains(model, "invoices.label = contracts.code || '/' || pad(no, 2)");
        Holds(model, "invoices", (row, synthetic) =>
        {
            var code = synthetic.RowsOf("contracts").Single(contract => contract[0]!.Equals(row[1]))[2];
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{code}/{Long(row[2]):00}"), row[3]);
        });
    }

    [Fact]
    public void A_payment_is_made_as_the_customer_three_tables_above_pays()
    {
        var model = Billing(isSettled: true).Fit();
        Contains(model, "payments.method = customers.pays_by");
        Holds(model, "payments", (row, synthetic) =>
        {
            var invoice = synthetic.RowsOf("invoices").Single(other => other[0]!.Equals(row[1]));
            var contract = synthetic.RowsOf("contracts").Single(other => other[0]!.Equals(invoice[1]));
            Assert.Equal(synthetic.RowsOf("customers").Single(other => other[0]!.Equals(contract[1]))[1], row[3]);
        });
    }

    private static void Contains(RelationalModel model, params IEnumerable<string> names) =>
        Assert.Superset(names.ToHashSet(), model.Rules.Select(rule => rule.Name).ToHashSet());

    // Customers with contracts whose invoices are open, paid in part, or paid by one or two payments.
    private static SourceDatabase Billing(bool isSettled)
    {
        var key = new IntegerType(32);
        var money = new DecimalType(12, 2);
        string[] ways = ["card", "debit", "transfer"];
        var contracts = new List<object?[]>();
        var invoices = new List<object?[]>();
        var payments = new List<object?[]>();
        for (var customer = 0; customer < Customers; customer++)
        {
            for (var n = 0; n < 1 + Random.Below(customer, 3); n++)
            {
                var contract = contracts.Count;
                contracts.Add([contract, customer, $"C{7 * contract:0000}"]);
                for (var no = 1; no <= 2 + Random.Below(1000 + contract, 3); no++)
                {
                    var draws = Random.Derive(5000 + invoices.Count);
                    var (net, shipping) = (1000 + draws.Below(0, 90_000), draws.Below(1, 3) * 490);
                    var rebate = draws.Below(2, 2) * (net / 10);
                    var total = net + shipping - rebate;
                    var status = draws.Below(3, 10) switch { 0 => "open", 1 or 2 => "part", _ => "paid" };
                    var part = isSettled && status == "paid" ? total : total * (10 + draws.Below(4, 80)) / 100;
                    long[] parts = status == "open" ? [] : draws.Below(5, 3) == 0 ? [part / 2, part - (part / 2)] : [part];
                    invoices.Add(
                    [
                        invoices.Count, contract, no, $"C{7 * contract:0000}/{no:00}", (Int128)net, (Int128)shipping, (Int128)rebate,
                        (Int128)total, (Int128)parts.Sum(), status,
                    ]);
                    foreach (var amount in parts)
                    {
                        payments.Add([payments.Count, invoices.Count - 1, (Int128)amount, ways[customer % 3]]);
                    }
                }
            }
        }

        return SourceDatabase.Of(
            (Table("customers", Required("id", key), Required("pays_by", new TextType(20))).WithKey("id"),
                Enumerable.Range(0, Customers).Select(customer => new object?[] { customer, ways[customer % 3] })),
            (Table("contracts", Required("id", key), Required("customer_id", key), Required("code", new TextType(20)))
                .WithKey("id").WithUnique("code").WithForeignKey("customers", ("customer_id", "id")), contracts),
            (Table("invoices", Required("id", key), Required("contract_id", key), Required("no", key), Required("label", new TextType(20)),
                Required("net", money), Required("shipping", money), Required("rebate", money), Required("total", money),
                Required("paid", money), Required("status", new TextType(10)))
                .WithKey("id").WithUnique("label").WithForeignKey("contracts", ("contract_id", "id")), invoices),
            (Table("payments", Required("id", key), Required("invoice_id", key), Required("amount", money),
                Required("method", new TextType(20)))
                .WithKey("id").WithForeignKey("invoices", ("invoice_id", "id")), payments));
    }
}
