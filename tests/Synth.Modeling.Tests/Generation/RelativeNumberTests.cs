using Synth.Data;
using Synth.Schema;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

/// <summary>Two numbers of a row, of which the second one follows the first by some law.</summary>
public sealed class RelativeNumberTests
{
    private const int RowCount = 1500;

    private static readonly RandomStream Random = RandomStream.FromSeed(11);

    [Fact]
    public void What_lies_near_another_number_is_told_by_the_difference_and_lies_as_near_in_synthetic_rows()
    {
        var model = Source((first, draws) => first + 200 + (long)(100 * draws.Uniform(1))).Fit();

        var encoder = Assert.IsType<RelativeEncoder>(EncoderOf(model));
        Assert.Equal(("first", NumberRelation.Difference), (encoder.Base, encoder.Relation));
        Assert.All(Pairs(model), pair => Assert.InRange(pair.Second - pair.First, 150, 350));
    }

    [Fact]
    public void What_is_about_as_many_times_as_large_is_told_by_the_ratio()
    {
        var model = Source((first, draws) => (long)(first * (0.6 + (0.02 * draws.Uniform(1))))).Fit();

        var encoder = Assert.IsType<RelativeEncoder>(EncoderOf(model));
        Assert.Equal(("first", NumberRelation.Ratio), (encoder.Base, encoder.Relation));
        Assert.All(Pairs(model), pair => Assert.InRange((double)pair.Second / pair.First, 0.55, 0.7));
    }

    [Fact]
    public void What_follows_another_number_loosely_is_drawn_by_itself() =>
        Assert.IsType<NumberEncoder>(EncoderOf(Source((first, draws) => (first / 2) + (long)(500_000 * draws.Uniform(1))).Fit()));

    [Fact]
    public void What_equals_another_number_by_a_rule_is_left_to_the_rule() =>
        Assert.IsType<NumberEncoder>(EncoderOf(Source((first, _) => first + 17).Fit()));

    [Fact]
    public void Round_numbers_stay_round()
    {
        var model = Source((first, draws) => (first / 1000 * 1000) + (1000 * draws.Below(1, 20))).Fit();

        Assert.All(Pairs(model), pair => Assert.Equal(0, pair.Second % 1000));
    }

    [Fact]
    public void Nothing_falls_below_zero_where_nothing_does_in_the_source()
    {
        var model = Source((first, draws) => Math.Max(1 + draws.Below(2, 50), first - 20_000 + (long)(10_000 * draws.Uniform(1)))).Fit();

        Assert.IsType<RelativeEncoder>(EncoderOf(model));
        Assert.All(Pairs(model), pair => Assert.True(pair.Second >= 0));
    }

    [Fact]
    public void What_lies_further_from_the_other_number_today_is_told_as_moved()
    {
        var model = Source((first, draws) => first + (long)(5000 * draws.Uniform(1))).Fit();

        using var alike = Source((first, draws) => first + (long)(5000 * draws.Uniform(1)), seed: 1).Sample();
        using var moved = Source((first, draws) => first + 4000 + (long)(5000 * draws.Uniform(1)), seed: 2).Sample();
        Assert.Empty(ValueShifts.Find(model, alike, 0.1));
        Assert.Equal("column second", Assert.Single(ValueShifts.Find(model, moved, 0.1)).Part);
    }

    private static ColumnEncoder EncoderOf(RelationalModel model) =>
        model.ModelOf(new TableName("measured")).Columns.OfType<DataColumnModel>().Single(column => column.Name == "second").Encoder;

    private static IEnumerable<(long First, long Second)> Pairs(RelationalModel model)
    {
        var synthetic = SyntheticDatabase.Generate(model, new SampleOptions(1));
        return synthetic.Column<long>("measured", "first").Zip(synthetic.Column<long>("measured", "second"));
    }

    private static SourceDatabase Source(Func<long, RandomStream, long> second, int seed = 0) => SourceDatabase.Of(
        (Table(
            "measured",
            Required("id", new IntegerType(32)),
            Required("first", new IntegerType(32)),
            Required("second", new IntegerType(32))).WithKey("id"),
            Enumerable.Range(0, RowCount).Select(id =>
            {
                var draws = Random.Derive(seed).Derive(id);
                var first = 10_000 + draws.Below(0, 1_000_000);
                return new object?[] { id, first, second(first, draws) };
            })));
}
