using Synth.Testing;
using static Synth.Benchmarks.Structures.StructureColumns;

namespace Synth.Benchmarks.Structures;

/// <summary>
/// Tickets with the history of their status: each change begins where the one before ended, and the ticket has the status, the number of
/// changes and the closing time of its last one. Urgent tickets move faster.
/// </summary>
internal static class StatusHistory
{
    private static readonly string[] Priorities = ["low", "normal", "high", "urgent"];
    private static readonly string[] Topics = ["billing", "delivery", "account", "product"];

    public static Structure Structure { get; } = new(
        "statuses",
        1400,
        [
            SchemaBuilder.Table(
                "ticket",
                Id,
                Moment("opened_at"),
                Text("topic", 12),
                Text("priority", 10),
                Text("status", 12),
                Integer("change_count"),
                Moment("closed_at").OrNull()).WithKey("id"),
            SchemaBuilder.Table(
                "status_change",
                Integer("ticket_id"),
                Integer("number"),
                Text("from_status", 12).OrNull(),
                Text("to_status", 12),
                Moment("at"),
                Integer("agent")).WithKey("ticket_id", "number").WithForeignKey("ticket", ("ticket_id", "id")),
        ],
        Write);

    private static void Write(FamilyWriter family)
    {
        var priority = Math.Min(3, family.Geometric(1));
        var (day, second) = (Day(2024, 1, 1) + family.Below(330), 3600 * (8 + (9 * family.Uniform())));
        var agent = 1 + family.Below(12);
        var changes = new List<(string? From, string To, double Second, int Agent)> { (null, "open", second, agent) };
        for (string status = "open"; status != "closed" && family.Happens(0.93);)
        {
            var next = status switch
            {
                "open" => family.Happens(0.85) ? "assigned" : "closed",
                "assigned" => family.Happens(0.3) ? "waiting" : "solved",
                "waiting" => "assigned",
                _ => family.Happens(0.85) ? "closed" : "assigned",
            };
            agent = next == "assigned" && family.Happens(0.4) ? 1 + family.Below(12) : agent;
            second += 60 + family.LogNormal((status == "waiting" ? 90_000 : 20_000) / (1 + (2 * priority)), 0.9);
            changes.Add((status, next, second, agent));
            status = next;
        }

        var last = changes[^1];
        var ticket = family.Add(
            "ticket",
            Ticks(day, changes[0].Second),
            family.Pick<string>(Topics, 1.3),
            Priorities[priority],
            last.To,
            changes.Count,
            last.To == "closed" ? Ticks(day, last.Second) : null);
        foreach (var (i, change) in changes.Index())
        {
            family.AddRow("status_change", ticket, i + 1, change.From, change.To, Ticks(day, change.Second), change.Agent);
        }
    }
}
