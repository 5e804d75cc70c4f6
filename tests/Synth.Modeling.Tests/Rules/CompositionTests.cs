using System.Globalization;
using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>Texts that are put together from other columns are so in every synthetic row.</summary>
public sealed class CompositionTests
{
    private const int Rows = 240;
    private static readonly string[] Given =
        ["Anna", "Bert", "Carla", "Dirk", "Eva", "Falk", "Gerda", "Hans", "Ida", "Jan", "Käthe", "Lutz"];
    private static readonly string[] Family =
        ["Adler", "Brandt", "Claus", "Dorn", "Ebert", "Frank", "Groß", "Huber", "Ihle", "Jung", "Kern", "Lang", "Moser"];

    [Fact]
    public void Full_names_initials_upper_copies_slugs_and_codes_are_put_together()
    {
        var model = People().Fit();
        foreach (var name in new[]
        {
            "people.full_name = given || ' ' || family",
            "people.sort_name = upper(family) || ', ' || given",
            "people.slug = slug(full_name)",
            "people.badge = groups.code || '-' || pad(id, 4)",
            "people.initials = initial(given) || '.' || initial(family) || '.'",
        })
        {
            Assert.Contains(model.Rules, rule => rule.Name == name && rule.Kind == RuleKind.Composition);
        }

        Holds(model, "people", (row, synthetic) =>
        {
            var (given, family) = ((string)row[2]!, (string)row[3]!);
            Assert.Equal($"{given} {family}", row[4]);
            Assert.Equal($"{family.ToUpperInvariant()}, {given}", row[5]);
            var code = synthetic.RowsOf("groups").Single(group => group[0]!.Equals(row[1]))[1];
            Assert.Equal($"{code}-{((long)row[0]!).ToString("D4", CultureInfo.InvariantCulture)}", row[7]);
            Assert.Equal($"{char.ToUpperInvariant(given[0])}.{char.ToUpperInvariant(family[0])}.", row[8]);
        });
        var badges = SyntheticDatabase.Generate(model, new SampleOptions(1, 2)).Column("people", "badge");
        Assert.Equal(badges.Length, badges.Distinct().Count());
    }

    [Fact]
    public void Texts_that_agree_by_accident_are_not_put_together()
    {
        var random = RandomStream.FromSeed(2);
        var source = SourceDatabase.Of((
            Table("notes", Required("id", new IntegerType(32)), Required("kind", new TextType(10)), Required("label", new TextType(20)))
                .WithKey("id"),
            Enumerable.Range(0, Rows).Select(i => new object?[]
            {
                i, new[] { "red", "blue" }[random.Below(i, 2)],
                $"{new[] { "red", "blue", "green" }[random.Below(1000 + i, 3)]} {random.Below(2000 + i, 90)}",
            })));
        Assert.DoesNotContain(source.Fit().Rules, rule => rule.Kind == RuleKind.Composition);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(120)]
    public void Unique_addresses_are_made_of_the_names_of_their_row(double scale)
    {
        var random = RandomStream.FromSeed(8);
        var source = SourceDatabase.Of((
            Table("users", Required("id", new IntegerType(32)), Required("first_name", new TextType(30)),
                Required("last_name", new TextType(30)), Required("email", new TextType(120)))
                .WithKey("id").WithUnique("email"),
            Enumerable.Range(0, Rows).Select(i =>
            {
                var (given, family) = (Given[random.Below(i, Given.Length)], Family[random.Below(1000 + i, Family.Length)]);
                return new object?[] { i, given, family, $"{Plain(given)}.{Plain(family)}{(i % 3 == 0 ? "" : i)}@example.com" };
            })));
        var synthetic = source.Clone(scale);
        Assert.Contains(synthetic.Model.Rules, rule => rule.Name == "users.email made of first_name, last_name");
        var emails = synthetic.Column<string>("users", "email");
        Assert.Equal(emails.Length, emails.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        var right = synthetic.RowsOf("users").Count(row =>
            ((string)row[3]!).StartsWith($"{Plain((string)row[1]!).Split(' ', '\'')[0]}.", StringComparison.Ordinal));
        Assert.InRange(right, 0.9 * emails.Length, emails.Length);
    }

    private static SourceDatabase People()
    {
        var random = RandomStream.FromSeed(9);
        string[] codes = ["AB", "CD", "XY"];
        return SourceDatabase.Of(
            (Table("groups", Required("id", new IntegerType(32)), Required("code", new TextType(4))).WithKey("id"),
                codes.Select((code, i) => new object?[] { i + 1, code })),
            (Table(
                "people",
                Required("id", new IntegerType(32)),
                Required("group_id", new IntegerType(32)),
                Required("given", new TextType(30)),
                Required("family", new TextType(30)),
                Required("full_name", new TextType(70)),
                Required("sort_name", new TextType(70)),
                Required("slug", new TextType(70)),
                Required("badge", new TextType(20)),
                Required("initials", new TextType(8)))
                .WithKey("id").WithUnique("badge").WithForeignKey("groups", ("group_id", "id")),
                Enumerable.Range(0, Rows).Select(i => PersonOf(i, random, codes))));
    }

    private static object?[] PersonOf(int i, RandomStream random, string[] codes)
    {
        var (given, family) = (Given[random.Below(i, Given.Length)], Family[random.Below(1000 + i, Family.Length)]);
        var group = (int)random.Below(2000 + i, codes.Length);
        return
        [
            i + 1, group + 1, given, family, $"{given} {family}", $"{family.ToUpperInvariant()}, {given}",
            $"{Plain(given)}-{Plain(family)}", $"{codes[group]}-{i + 1:D4}", $"{given[0]}.{family[0]}.",
        ];
    }

    private static string Plain(string name) => Transliteration.ToLatin(name).ToLowerInvariant();
}
