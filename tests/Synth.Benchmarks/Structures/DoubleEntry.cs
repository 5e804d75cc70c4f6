using Synth.Testing;
using static Synth.Benchmarks.Structures.StructureColumns;

namespace Synth.Benchmarks.Structures;

/// <summary>
/// Journal entries with postings to accounts: a posting is a debit or a credit, the debits of an entry sum up to its total and so do its
/// credits, and which accounts meet follows from the kind of entry.
/// </summary>
internal static class DoubleEntry
{
    private static readonly (int First, int Count, string Type, string Name)[] Charts =
    [
        (1000, 6, "asset", "Bank"), (1400, 8, "asset", "Receivable"), (2000, 8, "liability", "Payable"),
        (3000, 2, "liability", "Tax"), (4000, 8, "income", "Sales"), (5000, 10, "expense", "Cost"),
    ];

    public static Structure Structure { get; } = new(
        "ledger",
        1600,
        [
            SchemaBuilder.Table("account", Integer("number"), Text("name"), Text("type", 10), Integer("postings_before"), Date("opened"))
                .WithKey("number"),
            SchemaBuilder.Table(
                "entry", Id, Date("booked"), Text("kind", 12), Amount("total"), Integer("line_count"), Text("reference", 16).OrNull())
                .WithKey("id"),
            SchemaBuilder.Table(
                "posting",
                Integer("entry_id"),
                Integer("line"),
                Integer("account_number"),
                Amount("debit").OrNull(),
                Amount("credit").OrNull(),
                Flag("is_taxed"))
                .WithKey("entry_id", "line")
                .WithForeignKey("entry", ("entry_id", "id"))
                .WithForeignKey("account", ("account_number", "number")),
        ],
        Write)
    {
        WriteShared = WriteAccounts,
    };

    private static void WriteAccounts(FamilyWriter shared)
    {
        foreach (var (first, count, type, name) in Charts)
        {
            for (var i = 0; i < count; i++)
            {
                shared.AddRow(
                    "account", first + (10 * i), $"{name} {i + 1}", type, shared.Geometric(400), Day(2015, 1, 1) + shared.Below(3000));
            }
        }
    }

    private static void Write(FamilyWriter family)
    {
        var kind = family.Pick<string>(["sale", "purchase", "payment", "receipt"], 1.2);
        var isTaxed = kind is "sale" or "purchase";
        var parts = new double[kind is "sale" or "purchase" ? 1 + family.Geometric(0.9) : 1];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Math.Round(family.LogNormal(kind == "purchase" ? 300 : 120, 0.9), 2);
        }

        var (net, tax) = (parts.Sum(), isTaxed ? Math.Round(parts.Sum() * 0.2, 2) : 0);
        var booked = Day(2024, 1, 1) + family.Below(360);
        var reference = isTaxed ? $"R{family.Below(900_000) + 100_000}" : null;
        var entry = family.Add("entry", booked, kind, Cents(net + tax), parts.Length + 1 + (isTaxed ? 1 : 0), reference);
        var (whole, each) = kind switch { "sale" => (1, 4), "purchase" => (2, 5), "payment" => (0, 2), _ => (0, 1) };
        var isDebit = kind is "sale" or "receipt";
        var line = 0;
        Post(whole, net + tax, isDebit, false);
        foreach (var part in parts)
        {
            Post(each, part, !isDebit, isTaxed);
        }

        if (isTaxed)
        {
            Post(3, tax, !isDebit, false);
        }

        void Post(int chart, double amount, bool debit, bool taxed)
        {
            var (first, count, _, _) = Charts[chart];
            var account = first + (10 * (int)(count * Math.Pow(family.Uniform(), 1.5)));
            family.AddRow("posting", entry, ++line, account, debit ? Cents(amount) : null, debit ? null : Cents(amount), taxed);
        }
    }
}
