using System.Globalization;
using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>Rooms take so many guests, adults and children together, whether bookings link to them or stand under them.</summary>
public sealed class CapacityTests
{
    private const int Rooms = 80;
    private const int Guests = 400;
    private const string Together = "bookings.adults + children <= rooms.beds";
    private static readonly RandomStream Random = RandomStream.FromSeed(17);

    [Theory]
    [InlineData("rooms", "guests")]
    [InlineData("guests", "rooms")]
    public void No_room_takes_more_guests_than_it_has_beds(string parent, string linked)
    {
        var model = Hotel(parent, linked, heedsBeds: true).Fit();
        Assert.Equal(parent, model.Plan[new TableName("bookings")].Relations.PrimaryParent!.ReferencedTable.Name);
        Assert.Superset(
            new HashSet<string> { Together, "bookings.adults <= rooms.beds", "bookings.weight <= rooms.load" },
            model.Rules.Select(rule => rule.Name).ToHashSet());
        Holds(model, "bookings", (row, synthetic) =>
        {
            var room = RoomOf(row, parent, synthetic);
            Assert.True(Long(row[3]) >= 1);
            Assert.True(Long(row[4] ?? 0L) >= 0);
            Assert.True(Long(row[3]) + Long(row[4] ?? 0L) <= Long(room[1]));
            Assert.True(Long(row[5]) <= Long(room[2]));
        });
    }

    [Fact]
    public void Guests_stay_as_many_as_they_were_where_a_room_is_found_for_them()
    {
        var source = Hotel("guests", "rooms", heedsBeds: true);
        var synthetic = SyntheticDatabase.Generate(source.Fit(), new SampleOptions(4));
        var (before, after) = (MeanAdults(source.RowsOf("bookings")), MeanAdults(synthetic.RowsOf("bookings")));
        Assert.InRange(after - before, -0.15, 0.15);

        static double MeanAdults(IEnumerable<object?[]> rows) =>
            rows.Average(row => Convert.ToDouble(row[3], CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("rooms", "guests")]
    [InlineData("guests", "rooms")]
    public void Numbers_that_heed_none_are_no_rule(string parent, string linked) => Assert.DoesNotContain(
        Hotel(parent, linked, heedsBeds: false).Fit().Rules, rule => rule.Name.Contains("<= rooms.", StringComparison.Ordinal));

    [Fact]
    public void A_rule_is_turned_off_and_asked_for_by_its_name()
    {
        var without = Hotel("guests", "rooms", heedsBeds: true).Fit(SourceDatabase.QuickFit with { ExcludedRules = [Together] });
        Assert.DoesNotContain(without.Rules, rule => rule.Name == Together);
        var model = Hotel("guests", "rooms", heedsBeds: false).Fit(SourceDatabase.QuickFit with { AddedRules = [Together] });
        Assert.Contains(model.Rules, rule => rule.Name == Together);
        Holds(model, "bookings", (row, synthetic) =>
            Assert.True(Long(row[3]) + Long(row[4] ?? 0L) <= Long(RoomOf(row, "guests", synthetic)[1])));
    }

    [Theory]
    [InlineData("bookings.adults + children >= rooms.beds")]
    [InlineData("bookings.adults + weight <= nothing.beds")]
    [InlineData("bookings.adults + children <= 4")]
    public void A_rule_that_cannot_be_read_is_refused(string rule) => Assert.Throws<InvalidOptionsException>(
        () => Hotel("guests", "rooms", heedsBeds: true).Fit(SourceDatabase.QuickFit with { AddedRules = [rule] }));

    private static object?[] RoomOf(object?[] booking, string parent, SyntheticDatabase synthetic) =>
        synthetic.RowsOf("rooms").Single(room => room[0]!.Equals(booking[parent == "rooms" ? 1 : 2]));

    // Two to six beds and a load of its own for each room; some bookings do not tell their children.
    private static SourceDatabase Hotel(string parent, string linked, bool heedsBeds)
    {
        var rooms = Enumerable.Range(0, Rooms)
            .Select(id => new object?[] { id, 2 + (int)Random.Derive(id).Below(0, 5), 150 + (10 * (int)Random.Derive(id).Below(1, 40)) })
            .ToArray();
        var bookings = Enumerable.Range(0, 5 * Guests).Select(i =>
        {
            var draws = Random.Derive(i);
            var (room, guest) = ((int)draws.Below(2, Rooms), (int)draws.Below(3, Guests));
            var (beds, load) = heedsBeds ? ((int)rooms[room][1]!, (int)rooms[room][2]!) : (6, 540);
            var adults = 1 + (int)draws.Below(4, beds - 1);
            int? children = draws.Below(5, 10) == 0 ? null : (int)draws.Below(6, 1 + beds - adults);
            return (Room: room, Guest: guest, Adults: adults, Children: children, Weight: 1 + (int)draws.Below(7, load));
        });
        return SourceDatabase.Of(
            (Table(
                "rooms",
                Required("id", new IntegerType(32)),
                Required("beds", new IntegerType(32)),
                Required("load", new IntegerType(32)))
                .WithKey("id"), rooms),
            (Table("guests", Required("id", new IntegerType(32)), Required("born", new DateType())).WithKey("id"),
                Enumerable.Range(0, Guests).Select(id => new object?[] { id, 720_000 + (int)Random.Derive(id).Below(8, 9000) })),
            (Table(
                "bookings",
                Required("id", new IntegerType(32)),
                Required("above", new IntegerType(32)),
                Required("other", new IntegerType(32)),
                Required("adults", new IntegerType(32)),
                Nullable("children", new IntegerType(32)),
                Required("weight", new IntegerType(32)))
                .WithKey("id").WithForeignKey(parent, ("above", "id")).WithForeignKey(linked, ("other", "id")),
                bookings.OrderBy(booking => parent == "rooms" ? booking.Room : booking.Guest).Select((booking, id) => new object?[]
                {
                    id, parent == "rooms" ? booking.Room : booking.Guest, parent == "rooms" ? booking.Guest : booking.Room, booking.Adults,
                    booking.Children, booking.Weight,
                })));
    }
}
