using System.Globalization;
using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Encoding;

/// <summary>Dates that stand for "for ever" are kept, and nothing is counted from them.</summary>
public sealed class OpenEndsTests
{
    private static readonly RandomStream Random = RandomStream.FromSeed(11);
    private static readonly int Forever = new DateOnly(9999, 1, 1).DayNumber;

    [Fact]
    public void A_day_far_behind_all_others_that_families_share_is_one()
    {
        using var days = Vectors.Of(new DateType(), Range(100).Select(i => (object?)(i % 4 == 0 ? Forever : 730_000 + (i * 31))));
        Assert.Equal(Forever, OpenEnds.Find((FixedVector<long>)days, false, [.. Range(100)], 5));
        Assert.Null(OpenEnds.Find((FixedVector<long>)days, false, [.. Range(100).Select(i => i / 50)], 5));
    }

    [Fact]
    public void The_last_of_scattered_days_is_none()
    {
        using var days = Vectors.Of(new DateType(), Range(100).Select(i => (object?)(600_000 + (i / 5 * 5000))));
        Assert.Null(OpenEnds.Find((FixedVector<long>)days, false, [.. Range(100)], 2));
    }

    [Fact]
    public void Infinity_is_one()
    {
        using var days = Vectors.Of(
            new DateType(), Range(40).Select(i => (object?)(i % 2 == 0 ? TemporalValues.PositiveInfinity : 730_000 + i)));
        Assert.Equal(TemporalValues.PositiveInfinity, OpenEnds.Find((FixedVector<long>)days, false, [.. Range(40)], 5));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Spans_end_for_ever_as_often_as_in_the_source_or_some_days_after_they_began(bool isTimestamp)
    {
        var type = isTimestamp ? (ColumnType)new TimestampType(0) : new DateType();
        var unit = isTimestamp ? TimeSpan.TicksPerDay : 1;
        var end = Forever * unit;
        var database = SourceDatabase.Of((
            Table("job", Required("id", new IntegerType(32)), Required("from", type), Required("to", type)).WithKey("id"),
            Range(600).Select(i => 730_000 + Random.Below(i, 3000) is var from
                ? new object?[] { i, Value(from), Value(i % 3 == 0 ? Forever : from + 1 + Random.Below(900 + i, 90)) } : []))).Clone();
        var rows = database.RowsOf("job");
        var open = rows.Where(row => Day(row[2]) == end).ToArray();
        Assert.InRange(open.Length, 150, 250);
        Assert.All(rows.Except(open), row => Assert.InRange((Day(row[2]) - Day(row[1])) / unit, 0, 120));

        object Value(long day) => isTimestamp ? day * unit : (int)day;
    }

    [Fact]
    public void A_span_for_ever_is_the_last_of_its_parent()
    {
        var database = SourceDatabase.Of(
            Root("person", 200),
            (Table("post", Required("id", new IntegerType(32)), Required("person_id", new IntegerType(32)),
                Required("from", new DateType()), Required("to", new DateType()))
                .WithKey("id").WithForeignKey("person", ("person_id", "id")), Posts())).Clone();
        var families = database.RowsOf("post").GroupBy(row => row[1])
            .Select(family => family.OrderBy(row => Day(row[2])).ToArray()).ToArray();
        Assert.Contains(families, family => Day(family[^1][3]) == Forever);
        Assert.All(families, family => Assert.All(family.Zip(family.Skip(1)), pair =>
        {
            Assert.Equal(pair.First[3], pair.Second[2]);
            Assert.True(Day(pair.Second[2]) > Day(pair.First[2]));
        }));
    }

    [Fact]
    public void A_day_that_all_rows_have_is_counted_from_nothing()
    {
        using var days = Vectors.Of(new DateType(), Range(60).Select(_ => (object?)732_000));
        long?[] bases = [.. Range(60).Select(i => (long?)(731_000 + i))];
        Assert.Null(OffsetEncoderFitter.Fit("c", new DateType(), days, [(new OffsetBase(false, "b", false), bases)], Vectors.Context(60)));
    }

    // Days, or ticks of a timestamp.
    private static long Day(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static IEnumerable<object?[]> Posts()
    {
        var id = 0;
        for (var person = 0; person < 200; person++)
        {
            var day = 730_000 + (int)Random.Below(person, 2000);
            var count = 1 + (int)Random.Below(400 + person, 5);
            for (var i = 0; i < count; i++)
            {
                var next = day + 30 + (int)Random.Below((1000 + person) * 8 + i, 400);
                yield return [++id, person + 1, day, i == count - 1 && person % 3 > 0 ? Forever : next];
                day = next;
            }
        }
    }
}
