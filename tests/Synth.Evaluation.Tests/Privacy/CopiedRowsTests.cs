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
