using Synth.Modeling.Tests.Files;
using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Privacy;

public sealed class PrivateFitTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Models_of_any_schema_give_rows_that_keep_it(long seed)
    {
        var model = Fit(RandomSource.Create(seed));
        IntegrityAssert.Holds(SyntheticDatabase.Generate(model, new SampleOptions(seed, 1)), 1);
    }

    [Fact]
    public void A_model_tells_what_it_promises_and_the_file_keeps_it()
    {
        var model = Fit(Shop(400));
        var statement = model.Privacy!;
        Assert.Equal(20, statement.Budget.Epsilon);
        Assert.InRange(statement.SpentRho, 0.5 * statement.Rho, statement.Rho * 1.000001);
        Assert.InRange(statement.SpentDelta, 0, statement.Budget.Delta / 2);
        Assert.Contains(statement.Units, unit => unit.Contains("customer with all rows below it in purchase", StringComparison.Ordinal));
        Assert.Contains(statement.NotCovered, line => line.Contains("status", StringComparison.Ordinal));
        Assert.Equal(model.Privacy, ModelFile.Read(new MemoryStream(ModelFileTests.Write(model))).Privacy);
        Assert.Null(Shop(400).Fit().Privacy);
    }

    [Fact]
    public void Large_tables_keep_their_counts_and_distributions()
    {
        var rows = SyntheticDatabase.Generate(Fit(Shop(6000), epsilon: 10), new SampleOptions());
        Assert.InRange(rows.RowsOf("customer").Count, 5900, 6100);
        Assert.InRange(rows.RowsOf("purchase").Count / (double)rows.RowsOf("customer").Count, 1.7, 2.3);
        Assert.InRange(rows.RowsOf("customer").Count(row => row[2] is "north") / (double)rows.RowsOf("customer").Count, 0.62, 0.72);
        Assert.All(rows.RowsOf("customer"),
            row => Assert.InRange(Convert.ToInt64(row[3], System.Globalization.CultureInfo.InvariantCulture), 0, 127));
        Assert.InRange(rows.RowsOf("purchase").Count(row => row[3] is "paid") / (double)rows.RowsOf("purchase").Count, 0.7, 0.8);
    }

    [Fact]
    public void What_one_family_has_is_nowhere_in_the_model()
    {
        var source = Shop(500, canary: "Zanzibar");
        var model = Fit(source);
        Assert.DoesNotContain("Zanzibar", ModelFileTests.Json(ModelFileTests.Write(model)), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("98765", SyntheticDatabase.Generate(model, new SampleOptions(1, 2)).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_family_counts_no_more_rows_than_its_bound()
    {
        var counts = Range(300).Select(i => i == 7 ? 5_000 : i % 4).ToArray();
        using var sample = SourceDatabase.Of(Root("customer", 300), Child("purchase", "customer", counts)).Sample();
        var parent = ContributionBound.OfRoots(sample[new TableName("customer")]);
        var table = sample[new TableName("purchase")];
        var bound = ContributionBound.Of(table, parent, new PrivacyMeter("customer", new SeededNoise(2), 10, 0), 5);
        Assert.InRange(bound.Most, 2, 4);
        Assert.All(bound.Rows.GroupBy(row => table.Families[row]), family => Assert.True(family.Count() <= bound.Most));
    }

    [Fact]
    public void Which_rows_of_a_family_count_depends_on_that_family_alone()
    {
        int[] Counted(params int[] counts)
        {
            using var sample = SourceDatabase.Of(Root("customer", counts.Length), Child("purchase", "customer", counts)).Sample();
            var table = sample[new TableName("purchase")];
            var first = Array.IndexOf(table.Families, table.Families[^1]);
            var bound = ContributionBound.Of(
                table, ContributionBound.OfRoots(sample[new TableName("customer")]),
                    new PrivacyMeter("customer", new SeededNoise(2), 1000, 0), 900);
            return [.. bound.Rows.Where(row => row >= first).Select(row => row - first)];
        }

        Assert.Equal(Counted(3, 3, 3, 3, 3, 40), Counted(3, 2, 3, 3, 3, 3, 3, 3, 40));
    }

    [Fact]
    public void A_district_is_not_a_family_where_families_are_protected_but_a_customer_is()
    {
        var counts = Enumerable.Repeat(40, 60);
        bool HasParent(string root, bool isPrivate)
        {
            var source = SourceDatabase.Of(Root(root, 60), Child("entry", root, counts));
            var plan = GenerationPlanner.Create(source.Schema, source.Profile(), new PlanOptions { IsPrivate = isPrivate });
            return plan[new TableName("entry")].Relations.PrimaryParent is not null;
        }

        Assert.True(HasParent("district", isPrivate: false));
        Assert.False(HasParent("district", isPrivate: true));
        Assert.True(HasParent("customer", isPrivate: true));
    }

    private static RelationalModel Fit(SourceDatabase source, double epsilon = 20)
    {
        using var sample = source.Sample();
        var options = SourceDatabase.QuickFit with { Budget = new PrivacyBudget(epsilon), GateRows = 0 };
        return RelationalSynthesizer.Fit(sample, options, new SeededNoise(7), null, TestContext.Current.CancellationToken);
    }

    private static SourceDatabase Shop(int customers, string? canary = null) => SourceDatabase.Of(
        Codes("status", "paid", "open"),
        (Table("customer", Required("id", new IntegerType(32)), Required("name", new TextType(40)), Required("region", new TextType(20)),
            Required("age", new IntegerType(16)))
            .WithKey("id"),
            Range(customers).Select(i => new object?[]
            {
                i + 1, canary is not null && i == 9 ? canary : $"Name {i}", canary is not null && i == 9 ? canary : i % 3 == 0 ? "south"
                    : "north",
                20 + (i * 7 % 60),
            })),
        (Table("purchase", Required("id", new IntegerType(32)), Required("customer_id", new IntegerType(32)),
            Nullable("amount", new IntegerType(32)), Required("status", new TextType(10)))
            .WithKey("id").WithForeignKey("customer", ("customer_id", "id")).WithForeignKey("status", ("status", "code")),
            Range(customers * 2).Select(i => new object?[]
            {
                i + 1, (i / 2) + 1, i % 5 == 0 ? null : canary is not null && i / 2 == 9 ? 98765 : 10 + (i % 90), i % 4 == 0 ? "open"
                    : "paid",
            })));
}
