using Synth.Data;
using Synth.Schema;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests;

/// <summary>Bookings of a room never overlap, and are as long and lie as far apart as the source's.</summary>
public sealed class WatchedSpanTests
{
    private const int RoomCount = 12;

    private static readonly Table Rooms =
        Table("rooms", Required("id", new IntegerType(32)), Required("beds", new IntegerType(32))).WithKey("id");

    private static readonly Table Guests =
        Table("guests", Required("id", new IntegerType(32)), Required("born", new DateType())).WithKey("id");

    private static readonly Table Bookings = Table(
        "bookings",
        Required("id", new IntegerType(32)),
        Required("guest_id", new IntegerType(32)),
        Required("room_id", new IntegerType(32)),
        Required("arrives", new DateType()),
        Nullable("leaves", new DateType()),
        Required("status", new TextType(10)))
        .WithKey("id").WithForeignKey("guests", ("guest_id", "id")).WithForeignKey("rooms", ("room_id", "id"));

    [Theory]
    [InlineData(1.0, 1)]
    [InlineData(0.7, 1)]
    [InlineData(0.7, 3)]
    public void Rows_of_one_group_never_overlap(double density, double scale)
    {
        var source = Source(density, isOpen: false);
        Assert.Equal(0, Overlaps(source.RowsOf("bookings")));
        var rows = SyntheticDatabase.Generate(source.Fit(SourceDatabase.QuickFit), new SampleOptions(1, scale)).RowsOf("bookings");
        Assert.Equal(0, Overlaps(rows));
        Assert.Contains(rows, row => Equals(row[5], "void"));
    }

    [Fact]
    public void They_are_as_long_and_touch_as_often_as_in_the_source()
    {
        var source = Source(0.7, isOpen: false).RowsOf("bookings");
        var rows = SyntheticDatabase.Generate(Source(0.7, isOpen: false).Fit(SourceDatabase.QuickFit), new SampleOptions(1, 1))
            .RowsOf("bookings");
        Assert.InRange(rows.Average(Nights) / source.Average(Nights), 0.9, 1.1);
        Assert.InRange(TouchingShare(rows) - TouchingShare(source), -0.15, 0.15);
    }

    [Fact]
    public void One_row_of_a_group_at_most_has_no_end_and_it_is_the_last()
    {
        var source = Source(0.9, isOpen: true);
        var rows = SyntheticDatabase.Generate(source.Fit(SourceDatabase.QuickFit), new SampleOptions(2, 1)).RowsOf("bookings");
        Assert.Equal(0, Overlaps(source.RowsOf("bookings")));
        Assert.Equal(0, Overlaps(rows));
        Assert.Contains(rows, row => row[4] is null);
    }

    [Fact]
    public void The_rows_do_not_depend_on_the_workers()
    {
        var model = Source(0.9, isOpen: false).Fit(SourceDatabase.QuickFit);
        var one = SyntheticDatabase.Generate(model, new SampleOptions(1, 1)).RowsOf("bookings");
        Assert.Equal(one, SyntheticDatabase.Generate(model, new SampleOptions(1, 1), workers: 3, backwards: true).RowsOf("bookings"));
    }

    [Fact]
    public void A_constraint_that_cannot_be_held_is_named()
    {
        var small = new IntegerType(8);
        var table = Table("slots", Required("id", new IntegerType(32)), Required("at", small), Required("until", small)).WithKey("id") with
        {
            ExclusionConstraints = [Exclusion("no_overlap", new SpanColumns("at", "until", IncludesEnd: true))],
        };
        var source = SourceDatabase.Of((table, Enumerable.Range(0, 60).Select(i => new object?[] { i, (i * 4) - 120, (i * 4) - 117 })));
        var model = source.Fit(SourceDatabase.QuickFit);
        var error = Record.Exception(() => SyntheticDatabase.Generate(model, new SampleOptions(1, 3)));
        Assert.Contains("constraint no_overlap", Assert.IsType<UnsupportedSchemaException>(error).Message, StringComparison.Ordinal);
    }

    // Each room is booked through two years: stays of one to nine nights, every second one behind the one before; others are void.
    private static SourceDatabase Source(double density, bool isOpen)
    {
        var stream = RandomStream.FromSeed(7);
        var rows = new List<object?[]>();
        for (var room = 1; room <= RoomCount; room++)
        {
            for (var day = 738_000L + stream.Below(room, 4); day < 738_700;)
            {
                var draw = stream.Derive(rows.Count);
                var nights = 1 + Math.Min(draw.Below(1, 9), draw.Below(2, 9));
                rows.Add([rows.Count + 1, (int)(1 + draw.Below(3, 200)), room, day, day + nights, "paid"]);
                if (draw.Below(4, 6) == 0)
                {
                    rows.Add([rows.Count + 1, (int)(1 + draw.Below(5, 200)), room, day + 1, day + 1 + nights, "void"]);
                }

                day += nights + (density < 1 && draw.Below(6, 2) == 0 ? (long)(draw.Below(7, 14) * (1 - density)) + 1 : 0);
            }

            if (isOpen)
            {
                rows.Last(row => Equals(row[5], "paid"))[4] = null;
            }
        }

        return SourceDatabase.Of("postgresql",
        [
            (Rooms, Enumerable.Range(1, RoomCount).Select(id => new object?[] { id, 1 + (id % 3) })),
            (Guests, Enumerable.Range(1, 200).Select(id => new object?[] { id, 715_000L + (id * 31) })),
            (Bookings with
            {
                ExclusionConstraints =
                [
                    Exclusion("one_guest", new SpanColumns("arrives", "leaves", IncludesEnd: false), "room_id") with
                    {
                        Filter = "((status)::text <> 'void'::text)",
                    },
                ],
            }, rows),
        ]);
    }

    private static ExclusionConstraint Exclusion(string name, SpanColumns span, params string[] keys) => new(name, "EXCLUDE")
    {
        Elements = [.. keys.Select(key => new ExclusionElement(key, null, "=")), new ExclusionElement(null, "…", "&&") { Span = span }],
    };

    private static double Nights(object?[] row) => (long)row[4]! - (long)row[3]!;

    private static (long Start, long End)[][] Stays(IReadOnlyList<object?[]> rows) => [.. rows.Where(row => !Equals(row[5], "void"))
        .GroupBy(row => row[2])
        .Select(room => room.Select(row => ((long)row[3]!, (long?)row[4] ?? long.MaxValue)).Order().ToArray())];

    private static int Overlaps(IReadOnlyList<object?[]> rows) =>
        Stays(rows).Sum(stays => Enumerable.Range(1, stays.Length - 1).Count(i => stays[i].Start < stays[i - 1].End));

    private static double TouchingShare(IReadOnlyList<object?[]> rows) =>
        Stays(rows).Average(stays => Enumerable.Range(1, stays.Length - 1).Average(i => stays[i].Start == stays[i - 1].End ? 1.0 : 0));
}
