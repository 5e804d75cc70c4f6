using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

/// <summary>Unique columns that have fewer values than their tables have rows, because a check or a type bounds them.</summary>
public sealed class BoundedKeyTests
{
    private static readonly string[] Codes = ["N", "E", "S", "W"];

    [Theory]
    [InlineData("number BETWEEN 1 AND 60", 0.25)]
    [InlineData("number BETWEEN 1 AND 60", 1)]
    [InlineData("number BETWEEN 1 AND 60", 1.2)]
    [InlineData("(number >= 1) AND (number <= 50)", 1)]
    [InlineData("number BETWEEN 1 AND 60 AND number <> 57", 1.1)]
    [InlineData("number % 2 = 1 AND number > 0 AND number < 120", 1.2)]
    [InlineData("number > -100 AND number < 60 OR number IS NULL", 1.1)]
    public void Rows_that_have_a_number_have_one_of_their_own_that_the_check_allows(string check, double scale)
    {
        var isOdd = check.Contains('%', StringComparison.Ordinal);
        var source = Players(check, Range(200).Select(i => i % 4 != 1 ? null : (object)(long)((isOdd ? 2 * (i / 4) : i / 4) + 1)));
        var database = source.Clone(scale);
        IntegrityAssert.Holds(database, scale);
        var numbers = database.Column<long>("player", "number");
        Assert.InRange(numbers.Length, 40 * scale, 60 * scale);
        Assert.All(numbers, number => Assert.True(
            isOdd ? number % 2 == 1 && number is > 0 and < 120 : number is >= 1 and <= 60, $"{number} breaks {check}"));
    }

    [Fact]
    public void More_numbers_than_there_are_are_refused_with_both_counts()
    {
        var source = Players("number BETWEEN 1 AND 60", Range(200).Select(i => i % 4 != 1 ? null : (object)(long)((i / 4) + 1)));
        var error = Assert.Throws<UnsupportedSchemaException>(() => source.Clone(1.5));
        Assert.Contains("table player, column number", error.Message, StringComparison.Ordinal);
        Assert.Contains("holds only 60", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_is_the_same_whatever_the_workers()
    {
        var model = Players("number BETWEEN 1 AND 60", Range(200).Select(i => i % 4 != 1 ? null : (object)(long)((i / 4) + 1))).Fit();
        var one = SyntheticDatabase.Generate(model, new SampleOptions(3, 1.1));
        Assert.Equal(one.Text(), SyntheticDatabase.Generate(model, new SampleOptions(3, 1.1), workers: 4, backwards: true).Text());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1.25)]
    public void A_number_that_is_always_there_keeps_to_its_check(double scale)
    {
        var table = Table("locker", Required("id", new IntegerType(32)), Required("number", new IntegerType(32)),
            Required("size", new IntegerType(32))).WithKey("id").WithUnique("number") with
        {
            Checks = [new CheckConstraint("bounds", "number BETWEEN 1 AND 60")],
        };
        var source = SourceDatabase.Of((table, Range(48).Select(i => new object?[] { i, 3 + (i * 56 / 47), i % 7 })));
        var database = source.Clone(scale);
        IntegrityAssert.Holds(database, scale);
        Assert.All(database.Column<long>("locker", "number"), number => Assert.InRange(number, 1, 60));
        Assert.Throws<UnsupportedSchemaException>(() => source.Clone(1.3));
    }

    [Fact]
    public void The_same_holds_for_labels_truths_listed_texts_and_small_types()
    {
        var table = Table("post", Required("id", new IntegerType(32)), Nullable("side", new EnumType(null, ["N", "E", "S", "W"])),
            Nullable("is_first", new BooleanType()), Nullable("letter", new TextType(1)), Nullable("place", new IntegerType(8)),
            Required("size", new IntegerType(32)))
            .WithKey("id").WithUnique("side").WithUnique("is_first").WithUnique("letter").WithUnique("place") with
        {
            Checks = [new CheckConstraint("letters", "letter IN ('N', 'E', 'S', 'W')")],
        };
        var source = SourceDatabase.Of((table, Range(300).Select(i => new object?[]
        {
            i, i % 100 == 7 ? Codes[i / 100] : null, i % 150 == 8 ? (object)(i > 150) : null, i % 75 == 9 ? Codes[i / 75] : null,
            i % 3 == 0 ? (object)(long)(i / 3) : null, i * 37 % 91,
        })));
        var database = source.Clone();
        IntegrityAssert.Holds(database, 1);
        Assert.Subset(Codes.ToHashSet(), database.Column<string>("post", "letter").ToHashSet());
        Assert.InRange(database.Column<long>("post", "place").Length, 80, 120);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1.2)]
    public void Numbers_within_the_parent_keep_to_their_check(double scale)
    {
        var table = Table("player", Required("id", new IntegerType(32)), Required("team_id", new IntegerType(32)),
            Nullable("number", new IntegerType(32)), Required("size", new IntegerType(32)))
            .WithKey("id").WithForeignKey("team", ("team_id", "id")).WithUnique("team_id", "number") with
        {
            Checks = [new CheckConstraint("bounds", "number BETWEEN 1 AND 12")],
        };
        var source = SourceDatabase.Of(
            Root("team", 20),
            (table, Range(300).Select(i => new object?[]
            {
                i, 1 + (i / 15), i % 15 < 10 ? (object)(long)(1 + (i % 15 * 7 % 11)) : null, i % 91,
            })));
        var database = source.Clone(scale);
        IntegrityAssert.Holds(database, scale);
        Assert.All(database.Column<long>("player", "number"), number => Assert.InRange(number, 1, 12));
    }

    [Fact]
    public void Where_too_many_siblings_get_a_number_by_chance_some_do_without()
    {
        var table = Table("player", Required("id", new IntegerType(32)), Required("team_id", new IntegerType(32)),
            Nullable("number", new IntegerType(8)), Required("line", new IntegerType(8)))
            .WithKey("id").WithForeignKey("team", ("team_id", "id")).WithUnique("team_id", "number", "line")
            .WithUnique("team_id", "number") with
        {
            Checks = [new CheckConstraint("bounds", "number > 0 AND number < 13")],
        };
        var source = SourceDatabase.Of(
            Root("team", 20),
            (table, Range(300).Select(i => new object?[]
            {
                i, 1 + (i / 15), i % 15 < 10 ? (object)(long)(1 + (i % 15)) : null, 1 + (i % 3),
            })));
        foreach (var seed in Range(4))
        {
            var database = source.Clone(seed: seed);
            IntegrityAssert.Holds(database, 1);
            var numbers = database.Column<long>("player", "number");
            Assert.All(numbers, number => Assert.InRange(number, 1, 12));
            Assert.InRange(numbers.Length, 170, 220);
        }
    }

    [Fact]
    public void Columns_of_which_a_unique_one_is_generated_are_unique()
    {
        var table = Table("item", Required("id", new IntegerType(32)), Nullable("amount", new IntegerType(32)),
            Required("name", new TextType(20))).WithKey("id") with
        {
            UniqueConstraints = [new UniqueConstraint("twice", ["double"])],
        };
        table = table with
        {
            Columns =
            [
                .. table.Columns,
                Nullable("double", new IntegerType(32)) with { Generated = new GeneratedColumn("(amount * 2)", IsStored: true) },
            ],
        };
        var source = SourceDatabase.Of((table,
            Range(100).Select(i => new object?[] { i, i % 3 == 0 ? null : (object)(long)(i * 7), $"n{i}" })));
        var amounts = source.Clone(2).Column<long>("item", "amount");
        Assert.Equal(amounts.Length, amounts.Distinct().Count());
    }

    [Fact]
    public void Columns_of_which_a_unique_one_is_generated_through_another_are_unique()
    {
        var table = Table("item", Required("id", new IntegerType(32)), Required("amount", new IntegerType(32)),
            Nullable("double", new IntegerType(32)) with { Generated = new GeneratedColumn("(amount * 2)", IsStored: true) },
            Nullable("text", new TextType()) with { Generated = new GeneratedColumn("double || '-' || amount", IsStored: false) })
            .WithKey("id").WithUnique("text");
        var source = SourceDatabase.Of((table, Range(100).Select(i => new object?[] { i, (i * 7919L) % 211 })));
        var amounts = source.Clone(2).Column<long>("item", "amount");
        Assert.Equal(amounts.Length, amounts.Distinct().Count());
    }

    [Theory]
    [InlineData("is_active", 1)]
    [InlineData("is_active", 1.2)]
    [InlineData("number IS NOT NULL", 1)]
    public void Numbers_of_some_rows_keep_to_their_check(string filter, double scale)
    {
        var table = Table("player", Required("id", new IntegerType(32)), Nullable("number", new IntegerType(32)),
            Required("is_active", new BooleanType()), Required("size", new IntegerType(32))).WithKey("id") with
        {
            Checks = [new CheckConstraint("bounds", "number BETWEEN 1 AND 60")],
            Indexes = [new Schema.Index { Name = "one", Keys = [new IndexKey("number")], IsUnique = true, Filter = filter }],
        };
        var isAll = filter != "is_active";
        var source = SourceDatabase.Of((table, Range(200).Select(i => new object?[]
        {
            i, i % 4 == 1 ? (object)(long)((i / 4) + 1) : isAll ? null : (long)(1 + (i * 13 % 60)), i % 4 == 1, i * 37 % 91,
        })));
        var database = source.Clone(scale);
        IntegrityAssert.Holds(database, scale);
        var numbers = database.RowsOf("player").Where(row => row[1] is not null && (isAll || (long)row[2]! == 1))
            .Select(row => (long)row[1]!).ToArray();
        Assert.Equal(numbers.Length, numbers.Distinct().Count());
        Assert.InRange(numbers.Length, 40 * scale, 60 * scale);
        Assert.All(numbers, number => Assert.InRange(number, 1, 60));
    }

    private static SourceDatabase Players(string check, IEnumerable<object?> numbers)
    {
        var table = Table("player", Required("id", new IntegerType(32)), Nullable("number", new IntegerType(32)),
            Required("size", new IntegerType(32))).WithKey("id").WithUnique("number") with
        {
            Checks = [new CheckConstraint("bounds", check)],
        };
        return SourceDatabase.Of((table, numbers.Select((number, i) => new object?[] { i, number, i * 37 % 91 })));
    }
}
