using Synth.Modeling;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.Engine.Tests.Budgeting;

public sealed class MemoryBudgetTests
{
    private static readonly Table Customers = SchemaBuilder.Table(
        "customers", SchemaBuilder.Required("id", new IntegerType(64)), SchemaBuilder.Required("name", new TextType(40))).WithKey("id");

    private static readonly Table Orders = SchemaBuilder.Table(
        "orders", SchemaBuilder.Required("id", new IntegerType(64)), SchemaBuilder.Required("customer_id", new IntegerType(64)))
        .WithKey("id").WithForeignKey("customers", ("customer_id", "id"));

    [Fact]
    public void A_sample_that_fits_stays_as_it_is() =>
        Assert.Equal(FitOptions.Default, new MemoryBudget(500).Bound(FitOptions.Default, PlanOf(100_000, 300_000)));

    [Theory]
    [InlineData(300)]
    [InlineData(600)]
    public void A_sample_that_does_not_fit_becomes_as_small_as_it_has_to_be(int mb)
    {
        var plan = PlanOf(10_000_000, 30_000_000);
        var rows = new MemoryBudget(mb).Bound(FitOptions.Default with { SampleRows = 20_000_000 }, plan).SampleRows;
        Assert.InRange(MemoryBudget.SampleBytes(plan, rows), 0.85 * (mb - 160) * 1_000_000, (mb - 160) * 1_000_000L);
    }

    [Fact]
    public void Rows_that_cannot_be_kept_track_of_are_refused_with_what_they_need()
    {
        var plan = PlanOf(100_000_000, 300_000_000);
        var counts = plan.Tables.ToDictionary(table => table.Name, table => table.SourceRowCount);
        var refused = Assert.Throws<ConfigurationException>(() => new MemoryBudget(500).RefuseTooMany(plan, counts, heldBytes: 0));
        Assert.Equal(
            "To keep track of the rows takes about 561 MB, and --memory allows 500. Give more, or a smaller --scale.", refused.Message);
        new MemoryBudget(600).RefuseTooMany(plan, counts, heldBytes: 0);
        Assert.Throws<ConfigurationException>(() => new MemoryBudget(600).RefuseTooMany(plan, counts, heldBytes: 50_000_000));
    }

    [Theory]
    [InlineData(255)]
    [InlineData(-1)]
    public void Less_than_the_program_itself_takes_is_no_budget(int mb)
    {
        var refused = Assert.Throws<ConfigurationException>(() => new RunOptions { MemoryMb = mb }.Validate());
        Assert.Equal($"--memory is {mb}; it must be at least 256 (MB).", refused.Message);
    }

    private static GenerationPlan PlanOf(long customers, long orders)
    {
        var schema = SchemaBuilder.Database([Customers, Orders]);
        var counts = new Dictionary<TableName, long> { [Customers.Name] = customers, [Orders.Name] = orders };
        var keys = new Dictionary<(TableName, ForeignKey), ForeignKeyStatistics>
        {
            [(Orders.Name, Orders.ForeignKeys[0])] = new(orders, customers * 3 / 5),
        };
        return GenerationPlanner.Create(schema, new DatabaseProfile(counts, keys));
    }
}
