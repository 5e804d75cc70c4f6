using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

/// <summary>Unique keys that do not hold by construction.</summary>
public sealed class UniqueKeyTests
{
    [Fact]
    public void An_extension_of_a_copied_table_uses_each_of_its_rows_once()
    {
        var source = SourceDatabase.Of(
            Codes("country", Range(8).Select(i => $"C{i}")),
            (Table("country_area", Required("code", new TextType(10)), Required("area", new IntegerType(32)))
                .WithKey("code").WithForeignKey("country", ("code", "code")),
                Range(6).Select(i => new object?[] { $"C{i}", 1000 * i })),
            (Table("visit", Required("id", new IntegerType(32)), Required("code", new TextType(10)), Required("day", new DateType()))
                .WithKey("id").WithForeignKey("country", ("code", "code")),
                Range(200).Select(i => new object?[] { i, $"C{i % 8}", 738_000 + (i % 50) })));
        Assert.Equal(TableMode.Copy, source.Plan()[new TableName("country")].Mode);
        IntegrityAssert.Holds(source.Clone(), 1);
        Assert.Throws<UnsupportedSchemaException>(() => source.Clone(scale: 3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_bridge_that_holds_nearly_all_pairs_holds_them_again(double scale)
    {
        var pairs = Range(20).SelectMany(left => Range(15).Select(right => (Left: left + 1, Right: right + 1)))
            .Where(pair => (pair.Left * 7 + pair.Right) % 10 != 0);
        var source = SourceDatabase.Of(
            Root("student", 20),
            Root("course", 15),
            (Table("mark", Required("student_id", new IntegerType(32)),
                Required("course_id", new IntegerType(32)), Required("points", new IntegerType(16)))
                .WithKey("student_id", "course_id").WithForeignKey("student", ("student_id", "id"))
                .WithForeignKey("course", ("course_id", "id")),
                pairs.Select(pair => new object?[] { pair.Left, pair.Right, pair.Left % 6 })));
        IntegrityAssert.Holds(source.Clone(scale), scale);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Prices_of_all_plans_but_one_in_all_currencies_are_as_many_again(double scale)
    {
        string[] currencies = ["EUR", "GBP", "PLN", "CAD"];
        var source = SourceDatabase.Of(
            Codes("plan", Range(5).Select(i => $"P{i}")),
            (Table("price", Required("plan_code", new TextType(10)), Required("currency", new TextType(3)),
                Required("amount", new DecimalType(10, 2)))
                .WithKey("plan_code", "currency").WithForeignKey("plan", ("plan_code", "code")),
                Range(16).Select(i => new object?[] { $"P{i / 4}", currencies[i % 4], (Int128)(899 + (1000 * i)) })));
        IntegrityAssert.Holds(source.Clone(scale), scale);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public void Nearly_all_hours_of_a_timetable_are_taken_again(long seed, bool hasClasses)
    {
        var source = Timetable(hasClasses);
        var lessons = source.Clone(seed: seed);
        IntegrityAssert.Holds(lessons, 1);
        Assert.All(lessons.Column<long>("lesson", "weekday"), day => Assert.InRange(day, 1, 5));
        Assert.All(lessons.Column<long>("lesson", "hour"), hour => Assert.InRange(hour, 1, 8));
    }

    [Fact]
    public void More_lessons_than_hours_are_refused() =>
        Assert.Throws<UnsupportedSchemaException>(() => Timetable(hasClasses: false).Clone(scale: 1.2));

    [Fact]
    public void A_bridge_with_more_rows_than_pairs_is_refused() =>
        Assert.Throws<UnsupportedSchemaException>(() => FullBridge().Clone(scale: 0.1));

    [Theory]
    [InlineData("by_id", "room_id")]
    [InlineData("room_id", "by_id")]
    public void Two_keys_that_share_a_link_are_both_kept(string first, string second)
    {
        var source = SourceDatabase.Of(
            Root("person", 12),
            Root("room", 9),
            (Table("grants", Required("id", new IntegerType(32)), Nullable("by_id", new IntegerType(32)),
                Nullable("room_id", new IntegerType(32)), Nullable("to_id", new IntegerType(32))).WithKey("id")
                .WithForeignKey("room", ("room_id", "id"))
                .WithForeignKey("person", ("by_id", "id")).WithForeignKey("person", ("to_id", "id"))
                .WithUnique(first, "to_id").WithUnique(second, "to_id"),
                Range(60).Select(i => new object?[]
                {
                    i, i % 7 == 6 ? null : 1 + (i % 12), i % 5 == 4 ? null : 1 + (i % 9), 1 + ((i + (i / 12)) % 12),
                }).DistinctBy(row => (row[1], row[3])).DistinctBy(row => (row[2], row[3]))));
        foreach (var scale in new[] { 1.0, 2.0 })
        {
            IntegrityAssert.Holds(source.Clone(scale), scale);
        }
    }

    [Fact]
    public void Pairs_of_texts_that_are_often_empty_are_unique_all_the_same()
    {
        var source = SourceDatabase.Of((Table("users", Required("id", new IntegerType(32)), Required("username", new TextType(128)),
            Required("mail_host", new TextType(128))).WithKey("id").WithUnique("username", "mail_host"),
            Range(60).Select(i => new object?[] { i, i % 3 == 0 && i > 0 ? "" : $"{i}name", i % 3 == 1 ? "" : $"{i}host.example" })));
        IntegrityAssert.Holds(source.Clone(), 1);
        IntegrityAssert.Holds(source.Clone(5), 5);
    }

    [Fact]
    public void Times_of_which_many_are_no_dates_are_unique_beside_other_columns()
    {
        var time = 738_000 * TimeSpan.TicksPerDay;
        var source = SourceDatabase.Of((Table("output", Required("data_id", new IntegerType(32)), Required("name", new TextType(19)),
            Required("time", new TimestampType(0))).WithKey("data_id", "name", "time"),
            Range(60).Select(i => new object?[]
            {
                i % 20, i % 2 == 0 ? "" : "in", i < 20 ? TemporalValues.ZeroDate : time + (i * TimeSpan.TicksPerHour),
            })));
        IntegrityAssert.Holds(source.Clone(), 1);
        IntegrityAssert.Holds(source.Clone(3), 3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Flags_that_are_unique_within_the_parent_stay_flags(double scale)
    {
        var source = SourceDatabase.Of(
            Root("account", 40),
            (Table("setting", Required("account_id", new IntegerType(32)),
                Required("is_mobile", new BooleanType()), Required("size", new IntegerType(16)))
                .WithKey("account_id", "is_mobile").WithForeignKey("account", ("account_id", "id")),
                Range(40).SelectMany(i => Range(1 + (i % 2))
                    .Select(flag => new object?[] { i + 1, flag == (i % 3 == 0 ? 0 : 1) || i % 2 == 1 && flag == 1, i }))
                    .DistinctBy(row => (row[0], row[1]))));
        IntegrityAssert.Holds(source.Clone(scale), scale);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public void Dates_that_follow_a_date_of_the_parent_are_kept_apart_within_it(double scale)
    {
        var source = SourceDatabase.Of(
            (Table("worker", Required("id", new IntegerType(32)), Required("hired", new DateType())).WithKey("id"),
                Range(60).Select(i => new object?[] { i + 1, 730_000 + (i * 97 % 3000) })),
            (Table("pay", Required("worker_id", new IntegerType(32)), Required("from_day", new DateType()),
                Required("to_day", new DateType()), Required("amount", new DecimalType(9, 2)))
                .WithKey("worker_id", "from_day").WithForeignKey("worker", ("worker_id", "id")),
                Range(60).SelectMany(i => Range(1 + (i % 4)).Select(n => new object?[]
                {
                    i + 1, 730_000 + (i * 97 % 3000) + (n * 3), 730_000 + (i * 97 % 3000) + (n * 3) + 2, (Int128)(100_000 + i),
                }))));
        var database = source.Clone(scale);
        IntegrityAssert.Holds(database, scale);
        var hired = database.RowsOf("worker").ToDictionary(row => row[0]!, row => (long)row[1]!);
        Assert.All(database.RowsOf("pay"), row =>
        {
            Assert.True((long)row[1]! >= hired[row[0]!]);
            Assert.True((long)row[2]! >= (long)row[1]!);
        });
    }

    [Fact]
    public void Two_unique_links_that_are_missing_together_stay_unique()
    {
        var source = SourceDatabase.Of(
            Root("laptop", 60),
            Root("telephone", 60),
            Root("room", 60),
            (Table("desk", Required("id", new IntegerType(32)), Required("room_id", new IntegerType(32)),
                Nullable("laptop_id", new IntegerType(32)),
                Nullable("telephone_id", new IntegerType(32)), Required("height", new IntegerType(16)))
                .WithKey("id").WithUnique("laptop_id").WithUnique("telephone_id")
                .WithForeignKey("laptop", ("laptop_id", "id")).WithForeignKey("telephone", ("telephone_id", "id"))
                .WithForeignKey("room", ("room_id", "id")),
                Range(90).Select(i => new object?[] { i + 1, 1 + (i * 2 / 3), i % 3 == 0
                    ? null : (i * 2 / 3) + 1, i % 3 == 0 ? null : 60 - (i * 2 / 3), 70 + (i % 9) })));
        IntegrityAssert.Holds(source.Clone(), 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_part_of_a_key_that_may_not_be_null_stays_where_the_key_refers_to_nothing(double scale)
    {
        var source = SourceDatabase.Of(
            (Table("place", Required("region", new IntegerType(32)), Required("number", new IntegerType(32)),
                Required("code", new IntegerType(32)), Required("size", new IntegerType(32)))
                .WithKey("region", "number").WithUnique("code", "region"),
                Range(60).Select(i => new object?[] { i, i % 7, 100 + i, i * 37 % 91 })),
            (Table("visit", Required("id", new IntegerType(32)), Required("region", new IntegerType(32)),
                Nullable("number", new IntegerType(32)), Nullable("code", new IntegerType(32))).WithKey("id")
                .WithForeignKey("place", ("region", "region"), ("number", "number"))
                .WithForeignKey("place", ("code", "code"), ("region", "region")),
                Range(150).Select(i => new object?[]
                {
                    i, i % 60, i % 3 > 0 ? (object)(long)(i % 60 % 7) : null, i % 4 > 0 ? (object)(long)(100 + (i % 60)) : null,
                })));
        IntegrityAssert.Holds(source.Clone(scale), scale);
    }

    [Fact]
    public void Short_texts_are_kept_apart_across_columns()
    {
        var source = SourceDatabase.Of(
            (Table("seat", Required("id", new IntegerType(32)), Required("row_name", new TextType(2)),
                Required("side", new TextType(1)), Required("price", new IntegerType(16)))
                .WithKey("id").WithUnique("row_name", "side"),
                Range(40).Select(i => new object?[] { i, $"{(char)('a' + (i / 2))}{(char)('a' + (i % 7))}", i % 2 == 0 ? "L" : "R", i })));
        IntegrityAssert.Holds(source.Clone(), 1);
        IntegrityAssert.Holds(source.Clone(5), 5);
    }

    // 382 of the 400 hours that ten classes have in five days of eight hours.
    private static SourceDatabase Timetable(bool hasClasses)
    {
        var table = Table("lesson", Required("id", new IntegerType(32)), Required("class_id", new IntegerType(32)),
            Required("weekday", new IntegerType(16)), Required("hour", new IntegerType(16)), Required("subject", new TextType(20)))
            .WithKey("id").WithUnique("class_id", "weekday", "hour") with
        {
            Checks =
            [
                new CheckConstraint("classes", "class_id BETWEEN 1 AND 10"),
                new CheckConstraint("days", "weekday BETWEEN 1 AND 5"),
                new CheckConstraint("hours", "hour BETWEEN 1 AND 8"),
            ],
        };
        return SourceDatabase.Of(
            Root("class", 10),
            (hasClasses ? table.WithForeignKey("class", ("class_id", "id")) : table,
                Range(400).Where(i => i % 22 != 7).Select(i => new object?[]
                {
                    i + 1, 1 + (i / 40), 1 + (i / 8 % 5), 1 + (i % 8), i % 3 == 0 ? "mathematics" : i % 5 == 0 ? "music" : "English",
                })));
    }
}
