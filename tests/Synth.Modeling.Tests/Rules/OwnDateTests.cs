using System.Globalization;
using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>
/// Reviews name a product that was on sale and a customer who had joined when they were written, whichever of both they stand under, and
/// whether or not their numbers grow with the day.
/// </summary>
public sealed class OwnDateTests
{
    private const int Products = 150;
    private const int Customers = 300;
    private const int Reviews = 1_500;
    private const int FirstDay = 738_000;
    private static readonly RandomStream Random = RandomStream.FromSeed(83);

    [Theory]
    [InlineData("products", "customers", true)]
    [InlineData("products", "customers", false)]
    [InlineData("customers", "products", true)]
    [InlineData("customers", "products", false)]
    public void Links_keep_to_the_dates_of_their_rows(string parent, string linked, bool growsWithTime)
    {
        var source = Shop(parent, linked, growsWithTime);
        var model = source.Fit();
        Assert.Equal(parent, model.Plan[new TableName("reviews")].Relations.PrimaryParent!.ReferencedTable.Name);
        var rules = model.Rules.Select(rule => rule.Name).ToHashSet();
        Assert.Superset(new HashSet<string> { "reviews.written >= products.since", "reviews.written >= customers.since" }, rules);
        Assert.Equal(growsWithTime, rules.Contains("reviews.id in order of reviews.written"));
        Holds(model, "reviews", (row, synthetic) =>
        {
            Assert.True(Long(row[3]) >= SinceOf(synthetic, parent, row[1]));
            Assert.True(Long(row[3]) >= SinceOf(synthetic, linked, row[2]));
        });
    }

    [Fact]
    public void Dates_stay_as_they_are_drawn_where_a_row_is_found_that_they_allow()
    {
        var source = Shop("products", "customers", growsWithTime: true);
        var synthetic = SyntheticDatabase.Generate(source.Fit(), new SampleOptions(4));
        var (before, after) = (MeanDay(source.RowsOf("reviews")), MeanDay(synthetic.RowsOf("reviews")));

        // A standard deviation of the mean of 1,500 days that lie 210 days apart is 5.4.
        Assert.InRange(after - before, -22, 22);

        static double MeanDay(IEnumerable<object?[]> rows) => rows.Average(row => Convert.ToDouble(row[3], CultureInfo.InvariantCulture));
    }

    private static long SinceOf(SyntheticDatabase synthetic, string table, object? id) =>
        Long(synthetic.RowsOf(table).Single(row => row[0]!.Equals(id))[1]);

    // Orders make customers link to products, so that the two trees link to each other.
    private static SourceDatabase Shop(string parent, string linked, bool growsWithTime)
    {
        var since = new Dictionary<string, int[]>
        {
            ["products"] = DaysOf(Products, 1),
            ["customers"] = DaysOf(Customers, 2),
        };
        var reviews = Enumerable.Range(0, Reviews).Select(i =>
        {
            var draws = Random.Derive(i);
            var (above, other) = ((int)draws.Below(0, since[parent].Length), (int)draws.Below(1, since[linked].Length));
            return (Above: above, Other: other, Day: Math.Max(since[parent][above], since[linked][other]) + (int)draws.Below(2, 300));
        }).ToArray();
        return SourceDatabase.Of(
            (Dated("products"), since["products"].Select((day, id) => new object?[] { id, day })),
            (Dated("customers"), since["customers"].Select((day, id) => new object?[] { id, day })),
            (Table(
                "orders",
                Required("id", new IntegerType(32)),
                Required("customer_id", new IntegerType(32)),
                Required("product_id", new IntegerType(32)))
                .WithKey("id")
                .WithForeignKey("customers", ("customer_id", "id")).WithForeignKey("products", ("product_id", "id")),
                Enumerable.Range(0, 3 * Customers).Select(id =>
                    new object?[] { id, id % Customers, (int)Random.Derive(id).Below(3, Products) })),
            (Table(
                "reviews",
                Required("id", new IntegerType(32)),
                Required("above", new IntegerType(32)),
                Required("other", new IntegerType(32)),
                Required("written", new DateType()))
                .WithKey("id").WithForeignKey(parent, ("above", "id")).WithForeignKey(linked, ("other", "id")),
                (growsWithTime ? reviews.OrderBy(review => review.Day) : reviews.OrderBy(review => review.Above))
                    .Select((review, id) => new object?[] { id, review.Above, review.Other, review.Day })));
    }

    private static Table Dated(string name) =>
        Table(name, Required("id", new IntegerType(32)), Required("since", new DateType())).WithKey("id");

    private static int[] DaysOf(int count, int label) =>
        [.. Enumerable.Range(0, count).Select(i => FirstDay + (i < 5 ? 0 : (int)Random.Derive(i).Below(10 + label, 700)))];
}
