using System.Globalization;
using Synth.Testing;
using static Synth.Benchmarks.Structures.StructureColumns;

namespace Synth.Benchmarks.Structures;

/// <summary>
/// Funds that hold securities, many to many: the weights of a fund are numbered from the largest and sum up to 100, and securities are of
/// the sectors that the fund prefers.
/// </summary>
internal static class WeightedHoldings
{
    private const int Securities = 240;

    private static readonly string[] Styles = ["growth", "income", "balanced", "index"];
    private static readonly string[] Sectors = ["energy", "finance", "health", "industry", "retail", "software"];

    public static Structure Structure { get; } = new(
        "holdings",
        600,
        [
            SchemaBuilder.Table("security", Id, Text("ticker", 8), Text("sector", 12), Amount("last_price"), Real("yield"))
                .WithKey("id").WithUnique("ticker"),
            SchemaBuilder.Table(
                "fund",
                Id,
                Text("style", 12),
                Integer("risk"),
                Date("founded"),
                Integer("position_count"),
                Amount("largest_weight"),
                Amount("assets")).WithKey("id"),
            SchemaBuilder.Table("holding", Integer("fund_id"), Integer("security_id"), Integer("rank"), Amount("weight"))
                .WithKey("fund_id", "security_id")
                .WithForeignKey("fund", ("fund_id", "id"))
                .WithForeignKey("security", ("security_id", "id")),
        ],
        Write)
    {
        WriteShared = WriteSecurities,
    };

    private static void WriteSecurities(FamilyWriter shared)
    {
        for (var i = 0; i < Securities; i++)
        {
            var sector = i % Sectors.Length;
            shared.Add(
                "security",
                string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + (i % 26))}{(char)('A' + (i * 7 % 26))}{i:000}"),
                Sectors[sector],
                Cents(shared.LogNormal(60, 0.7)),
                Math.Round(Math.Max(0, 3 - (0.5 * sector) + (0.6 * shared.Normal())), 2));
        }
    }

    private static void Write(FamilyWriter family)
    {
        var style = family.Below(Styles.Length);
        var (sector, focus) = (family.Below(Sectors.Length), style == 3 ? 0 : 0.6);
        var chosen = new HashSet<int>();
        for (var wanted = style == 3 ? 18 + family.Below(10) : 4 + family.Geometric(5); chosen.Count < wanted;)
        {
            var among = family.Happens(focus) ? sector : family.Below(Sectors.Length);
            chosen.Add(1 + among + (Sectors.Length * (int)(Securities / Sectors.Length * Math.Pow(family.Uniform(), 1.5))));
        }

        var raw = chosen.Select(_ => family.LogNormal(1, style == 3 ? 0.3 : 0.8)).OrderDescending().ToArray();
        var weights = Array.ConvertAll(raw, weight => (int)(10_000 * weight / raw.Sum()));
        weights[0] += 10_000 - weights.Sum();
        var risk = Math.Clamp(1 + style + (chosen.Count < 8 ? 2 : 0) + (int)family.Normal(), 1, 7);
        var founded = Day(2000, 1, 1) + family.Below(8000);
        var fund = family.Add(
            "fund", Styles[style], risk, founded, chosen.Count, (Int128)weights[0], Cents(family.LogNormal(40e6, 1)));
        foreach (var (i, security) in chosen.Index())
        {
            family.AddRow("holding", fund, security, i + 1, (Int128)weights[i]);
        }
    }
}
