using Synth.Data;
using Synth.Schema;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

/// <summary>Shops that sell some fifty times as much as others, each about as much every day.</summary>
public sealed class FamilyLevelTests
{
    private const int Shops = 120;
    private const int Days = 40;

    private static readonly RandomStream Random = RandomStream.FromSeed(23);

    [Fact]
    public void Days_of_a_shop_stay_as_near_its_level_as_in_the_source()
    {
        var model = Source(spread: 0.2).Fit();

        var encoder = Assert.IsType<RelativeEncoder>(EncoderOf(model));
        Assert.Null(encoder.Base);
        Assert.Equal(NumberRelation.Ratio, encoder.Relation);
        Assert.Equal("what sales lies about", model.ModelOf(new TableName("shops")).Variables[encoder.Level!.Variable].Variable.Name);
        var families = Families(model);
        Assert.All(families, family => Assert.All(family, sales => Assert.InRange(sales / family.Average(), 0.75, 1.25)));
        Assert.True(families.Max(family => family.Average()) > 10 * families.Min(family => family.Average()));
    }

    [Fact]
    public void Nothing_sold_is_nothing_of_any_level()
    {
        var model = Source(spread: 0.2, closed: 5).Fit();

        Assert.NotNull(Assert.IsType<RelativeEncoder>(EncoderOf(model)).Level);
        var sales = Families(model).SelectMany(family => family).ToArray();
        Assert.InRange(sales.Count(value => value == 0) / (double)sales.Length, 0.15, 0.25);
    }

    [Fact]
    public void What_shops_have_no_level_of_is_drawn_by_itself() =>
        Assert.IsType<NumberEncoder>(EncoderOf(Source(spread: 1.9, range: 0).Fit()));

    [Fact]
    public void Levels_and_days_that_are_others_today_are_told_as_moved()
    {
        var model = Source(spread: 0.2).Fit();

        using var alike = Source(spread: 0.2).Sample();
        using var dearer = Source(spread: 0.2, factor: 4).Sample();
        using var wider = Source(spread: 1.2).Sample();
        Assert.Empty(ValueShifts.Find(model, alike, 0.1));
        Assert.Contains(ValueShifts.Find(model, dearer, 0.1), shift => shift.Part == "column sales");
        Assert.Contains(ValueShifts.Find(model, wider, 0.1), shift => shift.Part == "column sales");
    }

    private static ColumnEncoder EncoderOf(RelationalModel model) =>
        model.ModelOf(new TableName("days")).Columns.OfType<DataColumnModel>().Single(column => column.Name == "sales").Encoder;

    private static double[][] Families(RelationalModel model)
    {
        var synthetic = SyntheticDatabase.Generate(model, new SampleOptions(1));
        return
        [
            .. synthetic.Column<long>("days", "shop_id").Zip(synthetic.Column<long>("days", "sales"))
                .GroupBy(row => row.First, row => (double)row.Second).Select(family => family.ToArray()),
        ];
    }

    private static SourceDatabase Source(double spread, int closed = int.MaxValue, int factor = 1, double range = 4) => SourceDatabase.Of(
        (Table("shops", Required("id", new IntegerType(32)), Required("area", new IntegerType(32))).WithKey("id"),
            Enumerable.Range(0, Shops).Select(id => new object?[] { id, 50 + Random.Derive(id).Below(5, 900) })),
        (Table(
                "days",
                Required("id", new IntegerType(32)),
                Required("shop_id", new IntegerType(32)),
                Required("sales", new IntegerType(32)))
                .WithKey("id").WithForeignKey("shops", ("shop_id", "id")),
            Enumerable.Range(0, Shops * Days).Select(id =>
            {
                var level = factor * 2000 * Math.Exp(range * Random.Derive(id / Days).Uniform(0));
                var share = 1 + (spread * (Random.Derive(id).Uniform(1) - 0.5));
                return new object?[] { id, id / Days, id % closed == closed - 1 ? 0 : (long)(level * share) };
            })));
}
