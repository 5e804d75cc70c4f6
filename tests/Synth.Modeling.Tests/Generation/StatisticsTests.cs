using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

/// <summary>What was planted in a source is found in its clone. Seeds are fixed; tolerances are stated with each assertion.</summary>
public sealed class StatisticsTests
{
    private const int People = 3000;

    private static readonly FitOptions Fit = new() { TreeCount = 8, Workers = 2 };

    private static readonly Lazy<(SourceDatabase Source, SyntheticDatabase Clone)> Planted = new(() =>
    {
        var source = Plant(RandomStream.FromSeed(77));
        return (source, source.Clone(options: Fit));
    });

    [Fact]
    public void Marginals_are_those_of_the_source()
    {
        // Total variation distance of categories, Kolmogorov-Smirnov distance of numbers.
        Assert.InRange(VariationDistance("member", "tier"), 0, 0.02);
        Assert.InRange(VariationDistance("member", "hobby"), 0, 0.02);
        Assert.InRange(KolmogorovDistance("member", "age"), 0, 0.03);
        Assert.InRange(KolmogorovDistance("member", "income"), 0, 0.04);
        Assert.InRange(KolmogorovDistance("purchase", "total"), 0, 0.04);
    }

    [Fact]
    public void A_number_that_depends_on_a_category_still_does()
    {
        foreach (var tier in new[] { "basic", "silver", "gold" })
        {
            Assert.Equal(Mean(Planted.Value.Source.RowsOf("member")), Mean(Planted.Value.Clone.RowsOf("member")), 0.08);
            double Mean(IEnumerable<object?[]> rows) =>
                rows.Where(row => (string)row[1]! == tier).Average(row => ToDouble(row[3]!)) / 50_000;
        }
    }

    [Fact]
    public void Numbers_that_grow_together_still_do() =>
        Assert.Equal(Correlation(Planted.Value.Source.RowsOf("member"), 2, 3),
            Correlation(Planted.Value.Clone.RowsOf("member"), 2, 3), 0.06);

    [Fact]
    public void Columns_that_know_nothing_of_each_other_stay_independent()
    {
        Assert.InRange(CramersV(Planted.Value.Source.RowsOf("member"), 1, 4), 0, 0.05);
        Assert.InRange(CramersV(Planted.Value.Clone.RowsOf("member"), 1, 4), 0, 0.05);
    }

    [Fact]
    public void What_is_missing_is_missing_for_the_same_cause()
    {
        double Missing(IEnumerable<object?[]> rows, bool isOld) =>
            rows.Where(row => ToDouble(row[2]!) >= 60 == isOld).Select(row => row[5] is null ? 1.0 : 0).Average();
        foreach (var isOld in new[] { false, true })
        {
            Assert.Equal(Missing(Planted.Value.Source.RowsOf("member"), isOld), Missing(Planted.Value.Clone.RowsOf("member"), isOld), 0.06);
        }
    }

    [Fact]
    public void Children_depend_on_their_parents()
    {
        Assert.Equal(Slope(Planted.Value.Source.RowsOf), Slope(Planted.Value.Clone.RowsOf), 0.15);

        // Mean total of a purchase of a gold member over that of a basic one.
        static double Slope(Func<string, IReadOnlyList<object?[]>> rowsOf)
        {
            var tiers = rowsOf("member").ToDictionary(row => ToDouble(row[0]!), row => (string)row[1]!);
            double Mean(string tier) => rowsOf("purchase").Where(row => tiers[ToDouble(row[1]!)] == tier).Average(row => ToDouble(row[2]!));
            return Mean("gold") / Mean("basic");
        }
    }

    [Fact]
    public void The_number_of_children_depends_on_the_parent_and_on_other_counts()
    {
        foreach (var isMany in new[] { false, true })
        {
            Assert.Equal(Calls(Planted.Value.Source.RowsOf, isMany), Calls(Planted.Value.Clone.RowsOf, isMany), 0.2);
        }

        // Mean number of calls of members with many or few purchases.
        static double Calls(Func<string, IReadOnlyList<object?[]>> rowsOf, bool isMany)
        {
            var purchases = rowsOf("purchase").CountBy(row => ToDouble(row[1]!)).ToDictionary();
            var calls = rowsOf("call").CountBy(row => ToDouble(row[1]!)).ToDictionary();
            return rowsOf("member").Select(row => ToDouble(row[0]!))
                .Where(key => purchases.GetValueOrDefault(key) >= 3 == isMany).Average(key => calls.GetValueOrDefault(key));
        }
    }

    [Fact]
    public void As_many_parents_have_no_children_as_in_the_source()
    {
        static double Childless(Func<string, IReadOnlyList<object?[]>> rowsOf) =>
            1 - (rowsOf("purchase").Select(row => ToDouble(row[1]!)).Distinct().Count() / (double)rowsOf("member").Count);
        Assert.Equal(Childless(Planted.Value.Source.RowsOf), Childless(Planted.Value.Clone.RowsOf), 0.01);
    }

    [Fact]
    public void Linked_rows_are_used_about_as_unevenly_as_in_the_source()
    {
        // The share of all uses that the most used tenth of the rows has.
        static double Top(IReadOnlyList<object?[]> rows)
        {
            var uses = rows.Where(row => row[3] is not null).CountBy(row => ToDouble(row[3]!))
                .Select(entry => entry.Value).OrderDescending().ToArray();
            return uses.Take(10).Sum() / (double)uses.Sum();
        }

        Assert.Equal(Top(Planted.Value.Source.RowsOf("purchase")), Top(Planted.Value.Clone.RowsOf("purchase")), 0.06);
    }

    private static SourceDatabase Plant(RandomStream random)
    {
        var members = Range(People).Select(i =>
        {
            var stream = random.Derive(i);
            var tier = stream.Below(0, 10) is var rank && rank < 6 ? "basic" : rank < 9 ? "silver" : "gold";
            var age = 18 + stream.Below(1, 70);
            var income = (tier == "basic" ? 20_000 : tier == "silver" ? 45_000 : 90_000) + (300 * age) + stream.Below(2, 10_000);
            var hobby = new[] { "chess", "rowing", "choir" }[stream.Below(3, 3)];
            return (Row: new object?[] { i, tier, age, income, hobby, stream.Below(4, 10) < (age >= 60 ? 6 : 1)
                ? null
                : 100 + stream.Below(5, 80) }, Tier: tier);
        }).ToArray();
        var purchases = new List<object?[]>();
        var calls = new List<object?[]>();
        for (var i = 0; i < People; i++)
        {
            var stream = random.Derive("children").Derive(i);
            var purchaseCount = members[i].Tier == "gold" ? 2 + stream.Below(0, 5) : stream.Below(0, 4);
            for (var n = 0; n < purchaseCount; n++)
            {
                var shop = stream.Below(10 + n, 100) * stream.Below(30 + n, 100) / 100;
                purchases.Add([purchases.Count, i, (members[i].Tier == "gold" ? 500 : 100) + stream.Below(50 + n, 90), shop]);
            }

            for (var n = 0; n < purchaseCount / 2; n++)
            {
                calls.Add([calls.Count, i, stream.Below(90 + n, 600)]);
            }
        }

        Table Child(string name, params IEnumerable<Column> columns) =>
            Table(name, [Required("id", new IntegerType(32)), Required("member_id", new IntegerType(32)), .. columns])
                .WithKey("id").WithForeignKey("member", ("member_id", "id"));
        return SourceDatabase.Of(
            (Table("member", Required("id", new IntegerType(32)), Required("tier", new TextType(10)),
                Required("age", new IntegerType(16)), Required("income", new IntegerType(32)),
                Required("hobby", new TextType(10)), Nullable("score", new IntegerType(32)))
                    .WithKey("id"), members.Select(member => member.Row)),
            (Table("shop", Required("id", new IntegerType(32)), Required("area", new IntegerType(32)))
                .WithKey("id"), Range(100).Select(i => new object?[] { i, 50 + (i * 37 % 400) })),
            (Child("purchase", Required("total", new IntegerType(32)), Required("shop_id", new IntegerType(32)))
                .WithForeignKey("shop", ("shop_id", "id")), purchases),
            (Child("call", Required("seconds", new IntegerType(32))), calls));
    }

    private static double VariationDistance(string table, string column)
    {
        var (source, clone) = Shares(table, column);
        return source.Keys.Union(clone.Keys).Sum(value => Math.Abs(source.GetValueOrDefault(value) - clone.GetValueOrDefault(value))) / 2;
    }

    private static (Dictionary<object, double> Source, Dictionary<object, double> Clone) Shares(string table, string column)
    {
        var index = Planted.Value.Source.Schema.GetTable(new TableName(table)).IndexOf(column);
        Dictionary<object, double> Of(IReadOnlyList<object?[]> rows) => rows.CountBy(row => row[index]!)
            .ToDictionary(entry => entry.Key, entry => entry.Value / (double)rows.Count);
        return (Of(Planted.Value.Source.RowsOf(table)), Of(Planted.Value.Clone.RowsOf(table)));
    }

    private static double KolmogorovDistance(string table, string column)
    {
        var index = Planted.Value.Source.Schema.GetTable(new TableName(table)).IndexOf(column);
        var source = Planted.Value.Source.RowsOf(table).Select(row => ToDouble(row[index]!)).Order().ToArray();
        var clone = Planted.Value.Clone.RowsOf(table).Select(row => ToDouble(row[index]!)).Order().ToArray();
        return source.Concat(clone).Distinct().Max(value => Math.Abs(Share(source, value) - Share(clone, value)));
        static double Share(double[] sorted, double value) => sorted.Count(other => other <= value) / (double)sorted.Length;
    }

    private static double Correlation(IReadOnlyList<object?[]> rows, int first, int second)
    {
        var pairs = rows.Select(row => (X: ToDouble(row[first]!), Y: ToDouble(row[second]!))).ToArray();
        var (x, y) = (pairs.Average(pair => pair.X), pairs.Average(pair => pair.Y));
        return pairs.Sum(pair => (pair.X - x) * (pair.Y - y))
            / Math.Sqrt(pairs.Sum(pair => (pair.X - x) * (pair.X - x)) * pairs.Sum(pair => (pair.Y - y) * (pair.Y - y)));
    }

    private static double CramersV(IReadOnlyList<object?[]> rows, int first, int second)
    {
        var cells = rows.CountBy(row => (row[first], row[second])).ToDictionary();
        var (left, right) = (rows.CountBy(row => row[first]!).ToDictionary(), rows.CountBy(row => row[second]!).ToDictionary());
        var statistic = left.SelectMany(a => right.Select(b =>
        {
            var expected = a.Value * (double)b.Value / rows.Count;
            var difference = cells.GetValueOrDefault((a.Key, b.Key)) - expected;
            return difference * difference / expected;
        })).Sum();
        return Math.Sqrt(statistic / rows.Count / (Math.Min(left.Count, right.Count) - 1));
    }

    private static double ToDouble(object value) => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
}
