using Synth.Data;
using Synth.Schema;
using Synth.Testing;

namespace Synth.Evaluation.Tests;

/// <summary>Customers with orders, drawn from one law: what real data does when it is drawn again.</summary>
/// <param name="Customers">Rows of id, name, region, segment, credit, joined.</param>
/// <param name="Orders">Rows of id, customer, placed, channel, amount, weight, coupon.</param>
internal sealed record ShopSample(IReadOnlyList<object?[]> Customers, IReadOnlyList<object?[]> Orders)
{
    private static readonly string[] Regions = ["north", "east", "south", "west"];
    private static readonly string[] Segments = ["home", "office", "trade"];
    private static readonly string[] Channels = ["shop", "web", "phone"];

    public static DatabaseSchema Schema { get; } = SchemaBuilder.Database(
        SchemaBuilder.Table(
            "customer",
            SchemaBuilder.Required("id", new IntegerType(64)),
            SchemaBuilder.Required("name", new TextType(60)),
            SchemaBuilder.Required("region", new TextType(20)),
            SchemaBuilder.Required("segment", new TextType(20)),
            SchemaBuilder.Required("credit", new FloatType(64)),
            SchemaBuilder.Required("joined", new DateType())).WithKey("id"),
        SchemaBuilder.Table(
            "orders",
            SchemaBuilder.Required("id", new IntegerType(64)),
            SchemaBuilder.Required("customer_id", new IntegerType(64)),
            SchemaBuilder.Required("placed", new DateType()),
            SchemaBuilder.Required("channel", new TextType(20)),
            SchemaBuilder.Required("amount", new FloatType(64)),
            SchemaBuilder.Required("weight", new FloatType(64)),
            SchemaBuilder.Nullable("coupon", new IntegerType(32))).WithKey("id").WithForeignKey("customer", ("customer_id", "id")));

    public static EvaluationScope Scope { get; } = new(
    [
        new TableScope(Schema.GetTable(new TableName("customer")), null, IsReference: false, RowCount: 1),
        new TableScope(
            Schema.GetTable(new TableName("orders")), Schema.GetTable(new TableName("orders"))
                .ForeignKeys[0], IsReference: false, RowCount: 1),
    ]);

    /// <summary>Draws a sample.</summary>
    public static ShopSample Draw(long seed, int customers = 600)
    {
        var (parents, children) = (new List<object?[]>(), new List<object?[]>());
        for (var i = 0; i < customers; i++)
        {
            var draw = RandomStream.FromSeed(seed).Derive(i);
            var region = (int)draw.Below(0, Regions.Length);
            var segment = draw.Uniform(1) < 0.7 ? region % Segments.Length : (int)draw.Below(2, Segments.Length);
            var credit = Math.Round(100 * Math.Exp(segment + Normal(draw, 3)), 2);
            var joined = 737_000L + draw.Below(5, 2000);
            parents.Add([(long)i, $"{(char)('A' + draw.Below(6, 26))}. {draw.Bits(7):x12}",
                Regions[region], Segments[segment], credit, joined]);
            var count = segment == 0 ? draw.Below(8, 3) : 1 + draw.Below(8, 7);
            for (var j = 0; j < count; j++)
            {
                children.Add(DrawOrder(draw.Derive("order").Derive(j), children.Count, i, segment, credit, joined));
            }
        }

        return new ShopSample(parents, children);
    }

    /// <summary>The sample with other customers.</summary>
    public ShopSample WithCustomers(Func<object?[], int, object?[]> change) =>
        this with { Customers = [.. Customers.Select((row, i) => change([.. row], i))] };

    /// <summary>The sample with other orders.</summary>
    public ShopSample WithOrders(Func<object?[], int, object?[]> change) =>
        this with { Orders = [.. Orders.Select((row, i) => change([.. row], i))] };

    /// <summary>The rows as an evaluation collects them.</summary>
    public CollectedDatabase Collect(double holdoutShare = 0)
    {
        var counts = new Dictionary<TableName, long> { [new("customer")] = Customers.Count, [new("orders")] = Orders.Count };
        var collector = new DatabaseCollector(Scope, 1_000_000, counts, holdoutShare);
        foreach (var (table, rows) in new[] { ("customer", Customers), ("orders", Orders) })
        {
            using var batch = BatchBuilder.Create(Schema.GetTable(new TableName(table)), rows);
            collector.Add(new TableName(table), batch);
        }

        return collector.Build();
    }

    private static object?[] DrawOrder(RandomStream draw, int id, int customer, int segment, double credit, long joined)
    {
        var channel = draw.Uniform(0) < 0.6 ? segment : (int)draw.Below(1, Channels.Length);
        var amount = Math.Round(credit * (0.1 + (0.3 * draw.Uniform(2))), 2);
        var weight = Math.Round((amount / 40) + (2 * draw.Uniform(3)), 3);
        object? coupon = Channels[channel] == "web" && draw.Uniform(4) < 0.8 ? 5 * (1 + (int)draw.Below(5, 4)) : null;
        return [(long)id, (long)customer, joined + draw.Below(6, 600), Channels[channel], amount, weight, coupon];
    }

    // Box and Muller 1958.
    private static double Normal(RandomStream draw, int position) =>
        0.6 * Math.Sqrt(-2 * Math.Log(1 - draw.Uniform(position))) * Math.Cos(2 * Math.PI * draw.Uniform(position + 100));
}
