using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

public sealed class RunningBalanceTests
{
    private const int Accounts = 150;
    private const int Rows = 30;

    /// <summary>Accounts that are filled when they are low and spent from when they are high. Balances are from 100 to 900.</summary>
    [Fact]
    public void What_rows_add_knows_the_balance_before_them()
    {
        var stream = RandomStream.FromSeed(5);
        var rows = new List<object?[]>();
        for (var account = 1; account <= Accounts; account++)
        {
            var balance = 0L;
            for (var n = 0; n < Rows; n++)
            {
                var amount = balance < 500_00
                    ? 100_00 + stream.Below(rows.Count, 300_00)
                    : -(balance / 2) - stream.Below(rows.Count, 100_00);
                balance += amount;
                rows.Add([rows.Count + 1, account, (Int128)amount, (Int128)balance]);
            }
        }

        var clone = SourceDatabase.Of(
            Shapes.Root("account", Accounts),
            (Table(
                "movement",
                Required("id", new IntegerType(32)),
                Required("account_id", new IntegerType(32)),
                Required("amount", new DecimalType(12, 2)),
                Required("balance", new DecimalType(12, 2)))
                .WithKey("id").WithForeignKey("account", ("account_id", "id")), rows)).Clone(options: new FitOptions { Workers = 2 });
        foreach (var family in clone.RowsOf("movement").GroupBy(row => row[1]))
        {
            var last = 0L;
            Assert.All(family, row => Assert.Equal(last += Long(row[2]), Long(row[3])));
        }

        Assert.InRange(clone.RowsOf("movement").Average(row => Long(row[3]) is >= 0 and <= 1000_00 ? 0.0 : 1), 0, 0.02);
    }
}
