using Synth.Data;
using Synth.Schema;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Shifts;

/// <summary>A shop of one law whose habits change where a test says so.</summary>
internal sealed record ShiftingShop
{
    private const int Customers = 600;
    private const int FirstDay = 737_000;

    private static readonly string[] Segments = ["private", "company", "school"];

    /// <summary>Which of the segments customers are in, by the draw of a number below 10.</summary>
    public Func<int, string> Segment { get; init; } = draw => Segments[draw < 6 ? 0 : draw < 9 ? 1 : 2];

    /// <summary>What a customer may spend, by a draw below 1,000.</summary>
    public Func<int, int> Limit { get; init; } = draw => 100 + draw;

    /// <summary>Whether a customer has a note, by a draw below 100.</summary>
    public Func<int, bool> HasNote { get; init; } = draw => draw < 80;

    /// <summary>How many orders a customer has, by a draw below 4.</summary>
    public Func<int, int> Orders { get; init; } = draw => 1 + draw;

    /// <summary>How many days after joining a customer orders first, by a draw below 30.</summary>
    public Func<int, int> Delay { get; init; } = draw => draw;

    /// <summary>What one order costs, by a draw below 200.</summary>
    public Func<int, int> Cost { get; init; } = draw => 5 + draw;

    /// <summary>Rows of the law.</summary>
    /// <param name="seed">Equal seeds give equal rows.</param>
    public SourceDatabase Make(long seed)
    {
        var customers = new List<object?[]>();
        var orders = new List<object?[]>();
        var random = RandomStream.FromSeed(seed);
        for (var id = 1; id <= Customers; id++)
        {
            var own = random.Derive(id);
            var joined = FirstDay + own.Below(0, 900);
            customers.Add(
            [
                id,
                joined,
                Segment((int)own.Below(1, 10)),
                Limit((int)own.Below(2, 1000)),
                HasNote((int)own.Below(3, 100)) ? 1 + own.Below(4, 5) : null,
            ]);
            var day = joined + Delay((int)own.Below(5, 30));
            for (var i = 0; i < Orders((int)own.Below(6, 4)); i++)
            {
                orders.Add([orders.Count + 1, id, day, Cost((int)own.Below(10 + (2 * i), 200))]);
                day += 1 + own.Below(11 + (2 * i), 20);
            }
        }

        return SourceDatabase.Of(
            (Table(
                "customer",
                Required("id", new IntegerType(32)),
                Required("joined", new DateType()),
                Required("segment", new TextType(20)),
                Required("credit_limit", new IntegerType(32)),
                Nullable("note", new IntegerType(32))).WithKey("id"), customers),
            (Table(
                "purchase",
                Required("id", new IntegerType(32)),
                Required("customer_id", new IntegerType(32)),
                Required("ordered", new DateType()),
                Required("cost", new IntegerType(32))).WithKey("id").WithForeignKey("customer", ("customer_id", "id")), orders));
    }
}
