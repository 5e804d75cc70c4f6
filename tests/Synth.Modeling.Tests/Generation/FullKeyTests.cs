using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

/// <summary>What is said where a unique key has fewer values than rows are asked for: which key, how many values, how many rows.</summary>
public sealed class FullKeyTests
{
    private static readonly string[] Sides = ["N", "E", "S", "W"];

    [Theory]
    [InlineData("a small integer", "column code, unique constraint", "260 different values", "256")]
    [InlineData("numbers within a check", "column code, unique constraint", "80 different values", "60")]
    [InlineData("numbers that a check lists", "column code, unique constraint", "8 different values", "4")]
    [InlineData("labels", "column code, unique constraint", "8 different values", "4")]
    [InlineData("truths", "column code, unique constraint", "4 different values", "2")]
    [InlineData("texts that a check lists", "column code, unique constraint", "8 different values", "4")]
    [InlineData("the pattern of a check", "column code, unique constraint", "360 different values", "260")]
    [InlineData("a code of two digits", "column code, unique constraint", "240 different values", "100")]
    [InlineData("one letter", "column code, unique constraint", "40 different values", "26")]
    [InlineData("one byte", "column code, unique constraint", "400 different values", "256")]
    public void A_column_that_is_too_small_is_named_with_its_key_its_values_and_the_rows(
        string domain, string subject, string asked, string values)
    {
        var (type, check, rows, valueOf) = DomainOf(domain);
        var table = Table("thing", Required("id", new IntegerType(32)), Required("code", type), Required("size", new IntegerType(32)))
            .WithKey("id").WithUnique("code") with
        {
            Checks = check is null ? [] : [new CheckConstraint("allowed", check)],
        };
        var source = SourceDatabase.Of((table, Range(rows).Select(i => new object?[] { i, valueOf(i), i * 37 % 91 })));
        if (type is not BinaryType)
        {
            IntegrityAssert.Holds(source.Clone(), 1);
        }

        AssertSays(() => source.Clone(Scale(domain)), "table thing", subject, asked, values);
    }

    [Fact]
    public void Columns_of_which_one_gives_way_are_named_with_what_there_is_beside_the_others()
    {
        var table = Table("place", Required("id", new IntegerType(32)), Required("hall", new EnumType(null, ["N", "E", "S", "W"])),
            Required("seat", new IntegerType(32))).WithKey("id").WithUnique("hall", "seat") with
        {
            Checks = [new CheckConstraint("seats", "seat BETWEEN 1 AND 30")],
        };
        var source = SourceDatabase.Of((table, Range(110).Select(i => new object?[] { i, Sides[i % 4], 1 + (i / 4) })));
        AssertSays(() => source.Clone(2), "table place, unique constraint", "(hall, seat)", "220 rows are asked for",
            "120 different combinations of seat, hall");
    }

    [Fact]
    public void A_bridge_is_told_for_how_many_pairs_there_is_room() => AssertSays(
        () => FullBridge().Clone(scale: 0.1), "table mark, primary key", "(student_id, course_id)", "40 rows are asked for",
        "there is room for 4");

    [Fact]
    public void A_partial_index_is_told_of_the_rows_that_it_speaks_of()
    {
        var table = Table("seats", Required("id", new IntegerType(32)),
            Required("seat", new IntegerType(32)), Required("taken", new BooleanType())).WithKey("id") with
        {
            Indexes = [new Schema.Index { Name = "one_seat", Keys = [new IndexKey("seat")], IsUnique = true, Filter = "taken" }],
            Checks = [new CheckConstraint("seats", "seat BETWEEN 0 AND 11")],
        };
        var source = SourceDatabase.Of((table, Range(12).Select(i => new object?[] { i, i, true })));
        AssertSays(() => source.Clone(40), "table seats, unique index one_seat (seat)", "480 rows are asked for",
            "the 480 of them that it speaks of", "12 different values");
    }

    private static void AssertSays(Action clone, params string[] parts)
    {
        var error = Assert.Throws<UnsupportedSchemaException>(clone);
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    private static double Scale(string domain) => domain switch
    {
        "numbers within a check" => 80 / 48d,
        "the pattern of a check" => 1.8,
        "a code of two digits" => 4,
        _ => 2,
    };

    private static (ColumnType Type, string? Check, int Rows, Func<int, object?> ValueOf) DomainOf(string domain) => domain switch
    {
        "a small integer" => (new IntegerType(8), null, 130, i => (long)i - 3),
        "numbers within a check" => (new IntegerType(32), "code BETWEEN 1 AND 60", 48, i => (long)(3 + (i * 56 / 47))),
        "numbers that a check lists" => (new IntegerType(32), "code IN (2, 3, 5, 8)", 4, i => new[] { 2L, 3, 5, 8 }[i]),
        "labels" => (new EnumType(null, ["N", "E", "S", "W"]), null, 4, i => Sides[i]),
        "truths" => (new BooleanType(), null, 2, i => i == 1),
        "texts that a check lists" => (new TextType(1), "code IN ('N', 'E', 'S', 'W')", 4, i => Sides[i]),
        "the pattern of a check" => (new TextType(2), "code ~ '^[A-Z][0-9]$'", 200, i => $"{(char)('A' + (i / 10))}{i % 10}"),
        "a code of two digits" => (new TextType(2), null, 60, i => $"{i:00}"),
        "one letter" => (new TextType(1), null, 20, i => $"{(char)('a' + i)}"),
        _ => (new BinaryType(1), null, 200, i => new byte[] { (byte)i }),
    };
}
