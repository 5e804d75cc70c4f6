using System.Globalization;
using Synth.Data;
using Synth.Schema;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Semantics;

/// <summary>Personal numbers say of a row what its gender and its date of birth say.</summary>
public sealed class PersonalNumberTests
{
    private const int Rows = 1_500;
    private static readonly RandomStream Random = RandomStream.FromSeed(29);

    /// <summary>The kinds, how many rows are made of each row of the source, and whether a number is unique.</summary>
    public static TheoryData<string, double, bool> Kinds => new()
    {
        { "fr", 1, false }, { "fr", 20, true }, { "pl", 1, false }, { "pl", 2, true }, { "se", 1, false }, { "se", 2, true },
        { "cz", 1, false }, { "cz", 2, true }, { "fi", 2, false },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Numbers_follow_gender_and_birth(string kind, double scale, bool isUnique)
    {
        var rows = SyntheticDatabase.Generate(Persons(kind, isUnique).Fit(), new SampleOptions(1, scale)).RowsOf("persons");
        Assert.Equal((int)(Rows * scale), rows.Count);
        Assert.All(rows, row => Assert.True(
            Says(kind, (string)row[3]!, (string)row[1]! == "F", DateOf(row[2])), $"{row[1]} {DateOf(row[2])} {row[3]}"));
        Assert.True(!isUnique || rows.Select(row => row[3]).Distinct().Count() == rows.Count);
    }

    [Fact]
    public void Numbers_stay_unique_and_valid_where_there_are_too_few_of_a_day_and_gender_for_rows_of_several_blocks()
    {
        var rows = SyntheticDatabase.Generate(Persons("pl", isUnique: true).Fit(), new SampleOptions(1, 40)).RowsOf("persons");
        Assert.Equal(rows.Count, rows.Select(row => row[3]).Distinct().Count());
        Assert.All(rows, row => Assert.True(NationalChecks.IsPesel((string)row[3]!)));
    }

    [Fact]
    public void Numbers_of_chance_follow_nothing()
    {
        var random = Random.Derive("chance");
        var table = Persons("code");
        var model = SourceDatabase.Of((table, Enumerable.Range(0, Rows).Select(i => new object?[]
        {
            i, i % 2 == 0 ? "F" : "M", 715_000 + (int)random.Below(i, 15_000), $"{random.Derive(1).Below(i, 10_000_000_000):0000000000}",
        }))).Fit();
        var encoder = (TemplateEncoder)((DataColumnModel)model.ModelOf(new TableName("persons")).Columns[3]).Encoder;
        Assert.Empty(encoder.Needs);
    }

    private static DateOnly DateOf(object? day) => DateOnly.FromDayNumber((int)(long)day!);

    // Whether the number is what a person of that gender who was born on that day may have.
    private static bool Says(string kind, string number, bool isWoman, DateOnly born)
    {
        var (digits, shift) = (CheckScheme.Compact(number), born.Year >= 2000 ? 20 : 0);
        return kind switch
        {
            "fr" => NationalChecks.IsFrenchNir(number) && number.StartsWith($"{(isWoman ? 2 : 1)}{born:yyMM}", StringComparison.Ordinal),
            "pl" => NationalChecks.IsPesel(number)
                && number.StartsWith($"{born:yy}{born.Month + shift:00}{born:dd}", StringComparison.Ordinal)
                && number[9] % 2 == (isWoman ? 0 : 1),
            "se" => Checksums.Luhn(digits.AsSpan(0, 9)) == digits[9] - '0' && number.StartsWith($"{born:yyMMdd}-", StringComparison.Ordinal)
                && digits[8] % 2 == (isWoman ? 0 : 1),
            "cz" => NationalChecks.IsCzechBirthNumber(digits)
                && number.StartsWith($"{born:yy}{born.Month + (isWoman ? 50 : 0):00}{born:dd}/", StringComparison.Ordinal),
            _ => number.StartsWith($"{born:ddMMyy}-", StringComparison.Ordinal) && digits[8] % 2 == (isWoman ? 0 : 1),
        };
    }

    private static Table Persons(string number) => Table(
        "persons",
        Required("id", new IntegerType(32)),
        Required("sex", new TextType(1)),
        Required("born", new DateType()),
        Required(number, new TextType(20))).WithKey("id");

    private static SourceDatabase Persons(string kind, bool isUnique)
    {
        var table = Persons("number");
        var seen = new HashSet<string>();
        return SourceDatabase.Of((isUnique ? table.WithUnique("number") : table, Enumerable.Range(0, Rows).Select(i =>
        {
            var draws = Random.Derive(i);
            var isWoman = draws.Below(0, 2) == 0;
            var born = DateOnly.FromDayNumber(712_000 + (int)draws.Below(1, 22_000));
            var attempt = 0;
            string number;
            do
            {
                number = Write(kind, isWoman, born, draws.Derive(attempt++));
            }
            while (!seen.Add(number));

            return new object?[] { i, isWoman ? "F" : "M", born.DayNumber, number };
        })));
    }

    private static string Write(string kind, bool isWoman, DateOnly born, RandomStream draws)
    {
        var odd = (2 * draws.Below(1, 5)) + (isWoman ? 0 : 1);
        var (three, shift) = (draws.Below(2, 1000), born.Year >= 2000 ? 20 : 0);
        return kind switch
        {
            "fr" => Completed($"{(isWoman ? 2 : 1)}{born:yyMM}{1 + draws.Below(3, 95):00}{three:000}{draws.Below(4, 1000):000}", 2,
                NationalChecks.IsFrenchNir),
            "pl" => Completed($"{born:yy}{born.Month + shift:00}{born:dd}{three:000}{odd}", 1, NationalChecks.IsPesel),
            "se" => $"{born:yyMMdd}-{three % 100:00}{odd}" is var body
                ? body + Checksums.Luhn(CheckScheme.Compact(body)).ToString(CultureInfo.InvariantCulture) : "",
            "cz" => Completed($"{born:yy}{born.Month + (isWoman ? 50 : 0):00}{born:dd}/{three:000}", 1,
                text => NationalChecks.IsCzechBirthNumber(CheckScheme.Compact(text)))
                is { Length: > 0 } found ? found : Write(kind, isWoman, born, draws.Derive(9)),
            _ => $"{born:ddMMyy}-{three % 100:00}{odd}{"0123456789ABCDEFHJKLMNPRSTUVWXY"[(int)draws.Below(5, 31)]}",
        };
    }

    // With the digits that make it valid; nothing where there are none.
    private static string Completed(string body, int digits, Func<string, bool> isValid) =>
        Enumerable.Range(0, digits == 1 ? 10 : 100).Select(check => body + check.ToString($"D{digits}", CultureInfo.InvariantCulture))
            .FirstOrDefault(isValid) ?? "";
}
