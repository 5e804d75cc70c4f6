using System.Globalization;
using Synth.Testing;
using static Synth.Benchmarks.Structures.StructureColumns;

namespace Synth.Benchmarks.Structures;

/// <summary>
/// Insured people, their policies, and the versions of these, each of which begins the day after the one before ended; the last one is open
/// unless the policy was cancelled. Claims happen within the policy's time and are paid up to the sum insured.
/// </summary>
internal static class PolicyIntervals
{
    private static readonly string[] Products = ["car", "home", "travel", "legal"];
    private static readonly string[] Regions = ["north", "south", "east", "west"];

    public static Structure Structure { get; } = new(
        "policies",
        700,
        [
            SchemaBuilder.Table("insured", Id, Date("born"), Text("region", 8), Integer("bonus_class")).WithKey("id"),
            SchemaBuilder.Table(
                "policy",
                Id,
                Integer("insured_id"),
                Text("number", 16),
                Text("product", 10),
                Amount("sum_insured"),
                Date("begins"),
                Date("cancelled").OrNull()).WithKey("id").WithUnique("number").WithForeignKey("insured", ("insured_id", "id")),
            SchemaBuilder.Table(
                "policy_version",
                Integer("policy_id"),
                Integer("version"),
                Date("valid_from"),
                Date("valid_to").OrNull(),
                Amount("premium"))
                .WithKey("policy_id", "version").WithForeignKey("policy", ("policy_id", "id")),
            SchemaBuilder.Table(
                "claim",
                Id,
                Integer("policy_id"),
                Date("happened"),
                Date("reported"),
                Amount("claimed"),
                Amount("paid").OrNull(),
                Text("state", 10)).WithKey("id").WithForeignKey("policy", ("policy_id", "id")),
        ],
        Write);

    private static void Write(FamilyWriter family)
    {
        var (age, bonus) = (20 + (50 * family.Uniform()), Math.Min(10, family.Geometric(4)));
        var insured = family.Add("insured", Day(2024, 1, 1) - (long)(365.25 * age), family.Pick<string>(Regions, 1.3), bonus);
        for (var left = 1 + family.Geometric(0.7); left > 0; left--)
        {
            WritePolicy(family, insured, bonus);
        }
    }

    private static void WritePolicy(FamilyWriter family, int insured, int bonus)
    {
        var product = Math.Min(3, family.Geometric(0.9));
        var begins = Day(2017, 1, 1) + family.Below(2200);
        var end = family.Happens(0.3) ? begins + 200 + family.Below((int)(Day(2024, 12, 1) - begins - 200)) : (long?)null;
        var sum = 1000 * Math.Round(family.LogNormal(product == 1 ? 200 : 20, 0.4));
        var number = string.Create(CultureInfo.InvariantCulture, $"{"CHTL"[product]}{family.Family:00000}-{family.Below(100_000):00000}");
        var policy = family.Add("policy", insured, number, Products[product], Cents(sum), begins, end);
        var premium = sum * (product == 1 ? 0.002 : 0.02) * (1.3 - (0.06 * bonus)) * family.LogNormal(1, 0.1);
        var (from, last) = (begins, end ?? Day(2024, 12, 31));
        for (var version = 1; from < last; version++)
        {
            var to = from + (family.Happens(0.6) ? 365 : 60 + family.Below(900));
            family.AddRow("policy_version", policy, version, from, to < last ? to : end, Cents(premium));
            (from, premium) = (to + 1, premium * family.LogNormal(1.03, 0.03));
        }

        for (var left = family.Geometric(1.2 - (0.1 * bonus)); left > 0; left--)
        {
            var happened = begins + family.Below((int)(last - begins));
            var claimed = Math.Min(sum, family.LogNormal(sum * 0.03, 1));
            var state = family.Pick<string>(["paid", "partly", "refused", "open"], 1.6);
            Int128? paid = state switch
            {
                "paid" => Cents(claimed),
                "partly" => Cents(claimed * (0.3 + (0.6 * family.Uniform()))),
                "refused" => 0,
                _ => null,
            };
            family.Add("claim", policy, happened, happened + family.Geometric(6), Cents(claimed), paid, state);
        }
    }
}
