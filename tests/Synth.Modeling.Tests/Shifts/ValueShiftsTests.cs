using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Shifts;

public sealed class ValueShiftsTests
{
    private const double Little = 0.1;

    public static TheoryData<string, string> Moves => new()
    {
        { "a segment that is new", "column segment" },
        { "higher limits", "column credit_limit" },
        { "fewer notes", "column note" },
        { "more orders", "rows of purchase" },
        { "later orders", "column ordered" },
        { "dearer orders", "column cost" },
    };

    [Fact]
    public void Rows_of_one_law_have_not_moved()
    {
        var model = new ShiftingShop().Make(seed: 1).Fit();

        for (var seed = 2; seed <= 6; seed++)
        {
            Assert.Empty(Find(model, new ShiftingShop().Make(seed)));
        }
    }

    [Theory]
    [MemberData(nameof(Moves))]
    public void What_moves_is_told_and_nothing_else(string move, string part)
    {
        var shop = new ShiftingShop();
        var moved = move switch
        {
            "a segment that is new" => shop with { Segment = draw => draw < 3 ? "reseller" : shop.Segment(draw) },
            "higher limits" => shop with { Limit = draw => 400 + draw },
            "fewer notes" => shop with { HasNote = draw => draw < 40 },
            "more orders" => shop with { Orders = draw => 2 + (2 * draw) },
            "later orders" => shop with { Delay = draw => 60 + draw },
            _ => shop with { Cost = draw => 5 + (2 * draw) },
        };

        var shifts = Find(shop.Make(seed: 1).Fit(), moved.Make(seed: 2));

        var shift = Assert.Single(shifts);
        Assert.Equal(part, shift.Part);
        Assert.InRange(shift.StabilityIndex, Little, 20);
        Assert.InRange(shift.Distance, 0.1, 1);
    }

    [Fact]
    public void How_much_is_missing_is_told_as_shares()
    {
        var shop = new ShiftingShop();

        var shift = Assert.Single(Find(shop.Make(seed: 1).Fit(), (shop with { HasNote = draw => draw < 40 }).Make(seed: 2)));

        Assert.Equal(new TableName("customer"), shift.Table);
        Assert.InRange(shift.MissingThen!.Value, 0.15, 0.25);
        Assert.InRange(shift.MissingNow!.Value, 0.55, 0.65);
    }

    [Fact]
    public void A_column_that_always_had_a_value_moves_when_values_go()
    {
        var model = new ShiftingShop { HasNote = _ => true }.Make(seed: 1).Fit();

        var shift = Assert.Single(Find(model, new ShiftingShop { HasNote = draw => draw < 60 }.Make(seed: 2)));

        Assert.Equal((0.0, "column note"), (shift.MissingThen, shift.Part));
    }

    // Thirty families of forty equal rows each tell of thirty draws, not of twelve hundred.
    [Fact]
    public void Rows_of_a_family_count_for_as_much_as_they_tell()
    {
        var model = Alike(seed: 1).Fit();

        for (var seed = 2; seed <= 11; seed++)
        {
            Assert.Empty(Find(model, Alike(seed)));
        }

        static SourceDatabase Alike(int seed) => SourceDatabase.Of(
            Root("site", 30),
            (Table(
                "reading",
                Required("id", new IntegerType(32)),
                Required("site_id", new IntegerType(32)),
                Required("level", new IntegerType(32)))
                .WithKey("id").WithForeignKey("site", ("site_id", "id")),
                Range(1200).Select(i => new object?[] { i + 1, 1 + (i / 40), RandomStream.FromSeed(seed).Below(i / 40, 6) })));
    }

    [Fact]
    public void Nothing_is_told_of_a_source_without_rows()
    {
        var model = new ShiftingShop().Make(seed: 1).Fit();

        Assert.Empty(Find(model, new ShiftingShop().Make(seed: 1).Empty()));
    }

    // Every kind of relation and column: nothing may be moved by being compared with itself.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_source_has_not_moved_from_itself(int seed)
    {
        var source = RandomSource.Create(seed);

        Assert.Empty(Find(source.Fit(), source));
    }

    private static ValueList<ValueShift> Find(RelationalModel model, SourceDatabase now)
    {
        using var sample = now.Sample();
        return ValueShifts.Find(model, sample, Little);
    }
}
