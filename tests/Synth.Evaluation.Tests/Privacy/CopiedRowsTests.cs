using Synth.Data;
using Synth.Schema;
using Synth.Testing;

namespace Synth.Evaluation.Tests;

/// <summary>Rows of one family are alike, so that the families of the unseen rows decide how many rows are met by chance.</summary>
public sealed class CopiedRowsTests
{
    private const int Runs = 300;
    private const int Few = 300;
    private const int Many = 50_000;

    private static readonly TableScope Scope = new(
        SchemaBuilder.Table(
            "line",
            SchemaBuilder.Required("id", new IntegerType(64)),
            SchemaBuilder.Required("product", new IntegerType(32)),
            SchemaBuilder.Required("quantity", new IntegerType(32)),
            SchemaBuilder.Required("discount", new IntegerType(32))).WithKey("id"),
        null,
        IsReference: false,
        RowCount: 1);

    // Lower bounds of 95% intervals: 7.5 of 300 runs are expected above 0, with a standard deviation of 2.7; four of these are allowed.
    [Fact]
    public void Few_unseen_families_of_the_same_law_seldom_convict_fresh_rows()
    {
        var found = Enumerable.Range(0, Runs).Select(run => Measure(Draw(run, 1, 80), Draw(run, 2, 12), Draw(run, 3, 80))).ToArray();

        Assert.InRange(found.Count(copies => copies.ExcessInterval.Low > 0), 0, 18);
        Assert.InRange(found.Average(copies => copies.Excess), -0.01, 0.01);
        Assert.InRange(found.Average(copies => copies.InHoldout), 0.05, 0.5);
    }

    [Fact]
    public void A_third_of_rows_that_are_the_source_s_is_found_beyond_chance()
    {
        var (source, unseen, fresh) = (Draw(1, 1, 80, Many), Draw(1, 2, 80, Many), Draw(1, 3, 80, Many));
        var copied = fresh.Select((row, i) => i % 3 == 0 ? source[i % source.Count] : row).ToList();

        Assert.True(Measure(source, unseen, copied).ExcessInterval.Low > 0.1);
        Assert.False(Measure(source, unseen, fresh).ExcessInterval.Low > 0.02);
    }

    // Each row is a family: 45 that were seen, 45 unseen, and ten times as many synthetic ones, as from a shop with 45 customers.
    [Fact]
    public void Values_of_few_families_that_are_drawn_apart_are_no_copies()
    {
        var found = Enumerable.Range(0, Runs)
            .Select(run => Measure(Shop(run, 1), Shop(run, 2), Apart(run, Shop(run, 1), 450))).ToArray();

        Assert.True(found.Average(copies => copies.InMembers - copies.InHoldout) > 0.05);
        Assert.InRange(found.Average(copies => copies.Excess), -0.02, 0.02);
        Assert.InRange(found.Count(copies => copies.ExcessInterval.Low > 0.02), 0, 10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Copies_of_few_families_are_found_at_ten_times_their_number(int each)
    {
        var found = Enumerable.Range(0, 30).Select(run =>
        {
            var source = Shop(run, 1);
            return Measure(
                source, Shop(run, 2), [.. Apart(run, source, 450).Select((row, i) => i % each == 0 ? (i, source[i % 45].Values) : row)]);
        }).ToArray();

        Assert.All(found, copies => Assert.True(copies.ExcessInterval.Low > 0.02, copies.ToString()));
    }

    [Fact]
    public void A_single_unseen_family_tells_nothing() =>
        Assert.Null(CopiedRowsMeter.Measure(
            Scope, PopulationOf(Draw(1, 1, 80)), PopulationOf(Draw(1, 2, 1)), PopulationOf(Draw(1, 3, 80)), RandomStream.FromSeed(1)));

    private static CopiedRows Measure(
        List<(int Family, double[] Values)> source, List<(int, double[])> unseen, List<(int, double[])> made) =>
        CopiedRowsMeter.Measure(Scope, PopulationOf(source), PopulationOf(unseen), PopulationOf(made), RandomStream.FromSeed(1))!;

    // A family buys one or two products again and again, in few quantities.
    private static List<(int Family, double[] Values)> Draw(int run, int side, int families, int products = Few)
    {
        var rows = new List<(int, double[])>();
        for (var family = 0; family < families; family++)
        {
            var draw = RandomStream.FromSeed(run).Derive(side).Derive(family);
            for (var row = 0; row <= draw.Below(0, 20); row++)
            {
                var product = Math.Floor(products * Math.Pow(draw.Uniform(1 + draw.Below(10 + row, 2)), 3));
                rows.Add((family, [product, 1 + draw.Below(100 + row, 4), 0]));
            }
        }

        return rows;
    }

    private static List<(int Family, double[] Values)> Shop(int run, int side) => [.. Enumerable.Range(0, 45).Select(family =>
    {
        var draw = RandomStream.FromSeed(run).Derive(side).Derive(family);
        return (family, new double[]
        {
            Math.Floor(20 * Math.Pow(draw.Uniform(0), 2)), Math.Floor(12 * Math.Pow(draw.Uniform(1), 2)), draw.Below(2, 3),
        });
    })];

    // Each column by itself, of values that two families have.
    private static List<(int Family, double[] Values)> Apart(int run, List<(int Family, double[] Values)> source, int count)
    {
        var pools = Enumerable.Range(0, 3).Select(column => source.Select(row => row.Values[column])
            .GroupBy(value => value).Where(group => group.Count() > 1).SelectMany(group => group).ToArray()).ToArray();
        var draw = RandomStream.FromSeed(run).Derive("apart");
        return [.. Enumerable.Range(0, count).Select(family =>
            (family, pools.Select((pool, column) => pool[draw.Derive(column).Below(family, pool.Length)]).ToArray()))];
    }

    private static Population PopulationOf(List<(int Family, double[] Values)> rows)
    {
        var columns = Scope.Table.Columns.Select((column, i) => new DataColumn(
            column.Name,
            i == 0 ? ColumnRole.Key : ColumnRole.Number,
            [.. rows.Select((row, number) => i == 0 ? number : row.Values[i - 1])],
            new bool[rows.Count],
            []));
        var table = new DataTable(Scope, [.. columns], [], [.. rows.Select(row => row.Family)], new bool[rows.Count], rows.Count);
        return Population.Whole(new Dataset(new EvaluationScope([Scope]), new Dictionary<TableName, DataTable> { [Scope.Name] = table }));
    }
}
