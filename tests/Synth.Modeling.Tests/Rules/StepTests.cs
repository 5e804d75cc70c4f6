using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>Histories of a status: what may follow what, where they end, and what each change repeats of the one before.</summary>
public sealed class StepTests
{
    private const int Tickets = 800;
    private const string Steps = "events.state limited by state before among the rows of ticket_id";
    private const string Last = "events.state = tickets.state in the last row";
    private const string Chain = "events.old = state before among the rows of ticket_id";

    private static readonly RandomStream Random = RandomStream.FromSeed(57);

    private static readonly Dictionary<string, string[]> Next = new(StringComparer.Ordinal)
    {
        ["new"] = ["open", "open", "open", "rejected"],
        ["open"] = ["waiting", "solved"],
        ["waiting"] = ["open", "solved"],
        ["solved"] = ["closed", "closed", "open"],
        ["closed"] = [],
        ["rejected"] = [],
    };

    [Fact]
    public void Histories_go_as_they_may_and_end_where_their_ticket_is()
    {
        var model = Source(Walk).Fit();
        Assert.All([Steps, Last, Chain], name => Assert.Contains(model.Rules, rule => rule.Name == name && rule.Kind == RuleKind.Group));
        Assert.Contains(model.Rules, rule => rule.Name == "tickets.hours = last(events.hours)");
        foreach (var options in new[] { new SampleOptions(1), new SampleOptions(2, 3) })
        {
            var synthetic = SyntheticDatabase.Generate(model, options);
            var tickets = synthetic.RowsOf("tickets").ToDictionary(row => row[0]!);
            foreach (var history in synthetic.RowsOf("events").GroupBy(row => row[1]!))
            {
                var before = (string?)null;
                object?[] last = [];
                foreach (var row in history.OrderBy(row => Long(row[0])))
                {
                    Assert.Equal(before, row[2]);
                    Assert.True(before is null ? (string)row[3]! == "new" : Next[before].Contains((string)row[3]!));
                    (before, last) = ((string)row[3]!, row);
                }

                Assert.Equal(tickets[history.Key][1], last[3]);
                Assert.Equal(tickets[history.Key][3], last[4]);
                Assert.Equal((string)last[3]! is "closed" or "rejected", tickets[history.Key][2] is not null);
            }
        }
    }

    [Fact]
    public void States_that_follow_each_other_at_random_are_no_history() => FindsNone(
        ticket => [.. Enumerable.Range(0, 2 + (int)Random.Below(ticket, 5))
            .Select(i => Next.Keys.ElementAt((int)Random.Derive(ticket).Below(i, 6)))],
        Steps);

    [Fact]
    public void What_all_rows_below_repeat_is_not_that_of_the_last_one() => FindsNone(
        ticket => [.. Enumerable.Repeat(Next.Keys.ElementAt((int)Random.Below(ticket, 6)), 2 + (int)Random.Below(ticket, 5))],
        Steps,
        Last,
        Chain);

    [Fact]
    public void They_are_read_from_a_file_as_they_were_written()
    {
        var model = Source(Walk).Fit();
        using var file = new MemoryStream();
        ModelFile.Write(model, file);
        file.Position = 0;
        Assert.Equal(
            SyntheticDatabase.Generate(model, new SampleOptions(1)).Text(),
            SyntheticDatabase.Generate(ModelFile.Read(file), new SampleOptions(1)).Text());
    }

    [Fact]
    public void They_are_turned_off_by_their_names()
    {
        var model = Source(Walk).Fit(SourceDatabase.QuickFit with { ExcludedRules = [Steps, Last, Chain] });
        Assert.DoesNotContain(model.Rules, rule => rule.Name is Steps or Last or Chain);
    }

    private static string[] Walk(int ticket)
    {
        var (states, draws) = (new List<string> { "new" }, Random.Derive(ticket));
        while (Next[states[^1]] is { Length: > 0 } next && draws.Below(2 * states.Count, 9) > 0)
        {
            states.Add(next[draws.Below((2 * states.Count) + 1, next.Length)]);
        }

        return [.. states];
    }

    private static void FindsNone(Func<int, string[]> walk, params string[] names) =>
        Assert.DoesNotContain(Source(walk).Fit().Rules, rule => names.Contains(rule.Name));

    private static SourceDatabase Source(Func<int, string[]> walk)
    {
        var (tickets, events) = (new List<object?[]>(), new List<object?[]>());
        for (var ticket = 0; ticket < Tickets; ticket++)
        {
            var states = walk(ticket);
            for (var i = 0; i < states.Length; i++)
            {
                events.Add([
                    events.Count, ticket, i == 0 ? null : states[i - 1], states[i], (int)Random.Below(100_000 + events.Count, 5000)]);
            }

            tickets.Add([
                ticket, states[^1], states[^1] is "closed" or "rejected" ? 738_000 + (int)Random.Below(200_000 + ticket, 900) : null,
                events[^1][4]]);
        }

        return SourceDatabase.Of(
            (Table(
                "tickets",
                Required("id", new IntegerType(32)),
                Required("state", new TextType(20)),
                Nullable("closed", new DateType()),
                Required("hours", new IntegerType(32))).WithKey("id"), tickets),
            (Table(
                "events",
                Required("id", new IntegerType(32)),
                Required("ticket_id", new IntegerType(32)),
                Nullable("old", new TextType(20)),
                Required("state", new TextType(20)),
                Required("hours", new IntegerType(32)))
                .WithKey("id").WithForeignKey("tickets", ("ticket_id", "id")), events));
    }
}
