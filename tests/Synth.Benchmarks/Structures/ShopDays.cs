using Synth.Testing;
using static Synth.Benchmarks.Structures.StructureColumns;

namespace Synth.Benchmarks.Structures;

/// <summary>
/// Shops with a row for each of six hundred days: takings about a level of the shop, promotions and holidays that all of them share,
/// Sundays on which only a rare kind is open, and shops that are closed for some weeks.
/// </summary>
internal static class ShopDays
{
    private const int Days = 600;
    private const int Sunday = 6;

    private static readonly long FirstDay = Day(2023, 1, 2);
    private static readonly string[] Ranges = ["basic", "extended", "extra"];
    private static readonly string[] Intervals = ["Jan,Apr,Jul,Oct", "Feb,May,Aug,Nov", "Mar,Jun,Sep,Dec"];
    private static readonly HashSet<long> Holidays =
    [
        Day(2023, 4, 7), Day(2023, 4, 10), Day(2023, 5, 1), Day(2023, 12, 25), Day(2023, 12, 26),
        Day(2024, 1, 1), Day(2024, 3, 29), Day(2024, 4, 1), Day(2024, 5, 1),
    ];

    public static Structure Structure { get; } = new(
        "shopdays",
        1000,
        [
            SchemaBuilder.Table(
                "shop",
                Id,
                Text("kind", 1),
                Text("range", 10),
                Integer("competitor_metres").OrNull(),
                Integer("competitor_since").OrNull(),
                Flag("has_cards"),
                Text("card_months", 20).OrNull()).WithKey("id"),
            SchemaBuilder.Table(
                "shop_day",
                Integer("shop_id"),
                Date("day"),
                Integer("day_of_week"),
                Integer("takings"),
                Integer("customers"),
                Flag("is_open"),
                Flag("is_promoted"),
                Text("holiday", 6),
                Flag("is_school_holiday")).WithKey("shop_id", "day").WithForeignKey("shop", ("shop_id", "id")),
        ],
        Write);

    private static void Write(FamilyWriter family)
    {
        var kind = family.Uniform() switch { < 0.54 => "a", < 0.56 => "b", < 0.69 => "c", _ => "d" };
        var (hasCompetitor, hasCards) = (family.Happens(0.97), family.Happens(0.5));
        var shop = family.Add(
            "shop",
            kind,
            family.Pick<string>(Ranges),
            hasCompetitor ? 10 * (int)family.LogNormal(240, 1.2) : null,
            hasCompetitor && family.Happens(0.7) ? 2005 + family.Below(18) : null,
            hasCards,
            hasCards ? family.Pick<string>(Intervals, 1.5) : null);
        var (visitors, basket) = (family.LogNormal(545, 0.4), 9.5 + (1.5 * family.Normal()) + (kind == "d" ? 2 : 0));
        var closedFrom = family.Happens(0.15) ? 30 + family.Below(Days - 80) : Days;
        var closedUntil = closedFrom + 10 + family.Below(30);
        for (var i = 0; i < Days; i++)
        {
            var (day, weekday) = (FirstDay + i, i % 7);
            var isHoliday = Holidays.Contains(day);
            var isPromoted = weekday < 5 && i / 7 % 2 == 0;
            var isOpen = (kind == "b" || (weekday != Sunday && !isHoliday)) && (i < closedFrom || i >= closedUntil);
            var rise = (weekday == 0 ? 1.15 : weekday == 5 ? 0.9 : 1) * (isPromoted ? 1.25 : 1);
            var customers = isOpen ? (int)(visitors * rise * family.LogNormal(1, 0.1)) : 0;
            family.AddRow(
                "shop_day",
                shop,
                day,
                1 + weekday,
                (int)(customers * basket * (isPromoted ? 1.1 : 1) * family.LogNormal(1, 0.07)),
                customers,
                isOpen,
                isPromoted,
                isHoliday ? "public" : "none",
                isHoliday || (weekday < 5 && i % 90 is > 40 and < 55));
        }
    }
}
