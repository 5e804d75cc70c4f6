using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

/// <summary>What is kept of rows that are made before their block changes no byte, and lies where nobody finds it.</summary>
public sealed class KeptDrawsTests
{
    private const string NoFolder = "/nowhere/to/keep/anything";

    [Fact]
    public void Rows_that_are_restored_are_those_that_would_be_drawn()
    {
        var tables = 0;
        for (var seed = 1L; seed <= 12; seed++)
        {
            var model = RandomSource.Create(seed).Fit();
            var options = new SampleOptions(seed, 3);
            var drawn = SyntheticDatabase.Generate(model, options, folder: NoFolder);
            var kept = SyntheticDatabase.Generate(model, options, workers: 2);
            Assert.Empty(drawn.KeptTables);
            Assert.Equal(drawn.Text(), kept.Text());
            tables += kept.KeptTables.Count;
        }

        Assert.True(tables > 0 || IsInMemory(Path.GetTempPath()));
    }

    [Theory]
    [InlineData("due >= placed", true)]
    [InlineData("due >= placed AND amount <> 7", true)]
    [InlineData("amount <> 7 AND id <> amount", false)]
    [InlineData("code <> 'c1'", true)]
    public void Checks_hold_in_rows_that_are_made_twice_whatever_they_look_at(string check, bool followsFromDraws)
    {
        var model = Orders(check).Fit(SourceDatabase.QuickFit with
        {
            AddedRules = ["orders.id in order of orders.placed"],
            ExcludedRules = ["orders.due >= orders.placed"],
        });
        var options = new SampleOptions(4, 2);
        var drawn = SyntheticDatabase.Generate(model, options, folder: NoFolder);
        var kept = SyntheticDatabase.Generate(model, options, workers: 2);
        Assert.Equal(drawn.Text(), kept.Text());
        Assert.Equal(followsFromDraws && !IsInMemory(Path.GetTempPath()), kept.KeptTables.Contains("orders"));
        Assert.All(
            kept.RowsOf("orders"),
            row => Assert.True(Long(row[3]) >= Long(row[2]) || !check.Contains("due", StringComparison.Ordinal)));
        Assert.All(kept.RowsOf("orders"), row => Assert.True(Long(row[4]) != 7 || !check.Contains('7', StringComparison.Ordinal)));
        IntegrityAssert.Holds(kept, 2);
    }

    [Fact]
    public void Nothing_is_left_in_the_folder_not_even_while_it_is_used()
    {
        var folder = Directory.CreateTempSubdirectory("synth-test-");
        try
        {
            using var sampler = RelationalSampler.Create(
                Orders("amount >= 0").Fit(SourceDatabase.QuickFit with { AddedRules = ["orders.id in order of orders.placed"] }),
                new SampleOptions(1),
                folder.FullName,
                1,
                TestContext.Current.CancellationToken);
            Assert.True(sampler.CountKept(new TableName("orders")) > 0 || IsInMemory(folder.FullName));
            Assert.Empty(folder.GetFileSystemInfos());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool IsInMemory(string folder) => new DriveInfo(folder).DriveFormat is "tmpfs" or "ramfs";

    private static SourceDatabase Orders(string check)
    {
        var random = Data.RandomStream.FromSeed(23);
        var orders = Enumerable.Range(0, 900).Select(i => (Customer: i % 300, Day: (int)random.Derive(i).Below(0, 700)))
            .OrderBy(order => order.Day)
            .Select((order, i) => new object?[]
            {
                i + 1,
                order.Customer + 1,
                740_000 + order.Day,
                740_000 + order.Day + (int)random.Derive(1).Below(i, 900),
                5 + (random.Derive(2).Below(i, 90) is 2 ? 3 : random.Derive(2).Below(i, 90)),
                $"c{2 + random.Derive(3).Below(i, 3)}",
            });
        var table = Table(
            "orders",
            Required("id", new IntegerType(32)),
            Required("customer_id", new IntegerType(32)),
            Required("placed", new DateType()),
            Required("due", new DateType()),
            Required("amount", new IntegerType(32)),
            Required("code", new TextType(10)))
            .WithKey("id").WithForeignKey("customers", ("customer_id", "id"));
        return SourceDatabase.Of(
            (Table("customers", Required("id", new IntegerType(32))).WithKey("id"),
                Enumerable.Range(0, 300).Select(i => new object?[] { i + 1 })),
            (table with { Checks = [new CheckConstraint("rule", check)] }, orders));
    }
}
