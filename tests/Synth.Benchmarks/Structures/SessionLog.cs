using Synth.Testing;
using static Synth.Benchmarks.Structures.StructureColumns;

namespace Synth.Benchmarks.Structures;

/// <summary>
/// Users, their sessions, and the events of these: a session begins with its first event and lasts until its last one, and its pages are
/// the events of that kind. Users come back at intervals and hours of their own, and on one device mostly.
/// </summary>
internal static class SessionLog
{
    private static readonly string[] Countries = ["DE", "FR", "IT", "PL", "ES"];
    private static readonly string[] Devices = ["phone", "desktop", "tablet"];
    private static readonly string[] Plans = ["free", "basic", "pro"];

    public static Structure Structure { get; } = new(
        "sessions",
        700,
        [
            SchemaBuilder.Table("app_user", Id, Text("country", 2), Text("plan", 10), Date("joined")).WithKey("id"),
            SchemaBuilder.Table(
                "session", Id, Integer("user_id"), Moment("started_at"), Text("device", 10), Integer("seconds"), Integer("pages"))
                .WithKey("id").WithForeignKey("app_user", ("user_id", "id")),
            SchemaBuilder.Table("event", Id, Integer("session_id"), Moment("at"), Text("kind", 12), Integer("duration_ms").OrNull())
                .WithKey("id").WithForeignKey("session", ("session_id", "id")),
        ],
        Write);

    private static void Write(FamilyWriter family)
    {
        var joined = Day(2023, 1, 1) + family.Below(500);
        var plan = family.Below(3);
        var user = family.Add("app_user", family.Pick<string>(Countries, 1.6), Plans[plan], joined);
        var (pause, hour, device) = (family.LogNormal(6, 0.8), 7 + (14 * family.Uniform()), family.Below(3));
        var day = (double)joined;
        for (var left = family.Geometric(1.5 + plan); left >= 0; left--)
        {
            WriteSession(family, user, (long)day, hour, family.Happens(0.8) ? device : family.Below(3));
            day += 1 + family.LogNormal(pause, 0.6);
        }
    }

    private static void WriteSession(FamilyWriter family, int user, long day, double hour, int device)
    {
        var begin = 3600 * (hour + (1.5 * family.Normal()));
        var (second, pages) = (begin, 0);
        var events = new List<(double Second, string Kind, int? Duration)> { (begin, "open", null) };
        for (var left = 1 + family.Geometric(device == 1 ? 4 : 2); left > 0; left--)
        {
            second += 1 + family.LogNormal(device == 1 ? 25 : 12, 0.9);
            var isPage = family.Happens(0.7);
            pages += isPage ? 1 : 0;
            var kind = isPage ? "page" : family.Happens(0.6) ? "click" : "search";
            events.Add((second, kind, isPage ? (int)family.LogNormal(350, 0.5) : null));
        }

        if (family.Happens(0.6))
        {
            events.Add((second += 5, "close", null));
        }

        var session = family.Add("session", user, Ticks(day, begin), Devices[device], (int)((long)second - (long)begin), pages);
        foreach (var (at, what, duration) in events)
        {
            family.Add("event", session, Ticks(day, at), what, duration);
        }
    }
}
