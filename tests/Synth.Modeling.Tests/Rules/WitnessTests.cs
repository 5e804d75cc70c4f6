using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>The status of a row that the rows below it decide is found, and agrees with them in synthetic data.</summary>
public sealed class WitnessTests
{
    private const int Orders = 600;
    private const string OpenWhenOpen = "lines.state = 'open' in some row when orders.status = 'open'";
    private static readonly RandomStream Random = RandomStream.FromSeed(41);

    [Fact]
    public void An_order_is_open_as_long_as_one_of_its_lines_is()
    {
        var model = Source(OpenOrClosed).Fit();
        Assert.Contains(model.Rules, rule => rule.Name == OpenWhenOpen && rule.Kind == RuleKind.Group
            && rule.Columns.SequenceEqual(["lines.state", "orders.status"]));
        HasStatus(model, OpenOrClosed);
    }

    [Fact]
    public void An_order_that_is_sent_in_part_has_lines_of_both_kinds()
    {
        var model = Source(InParts).Fit();
        Assert.Contains(model.Rules, rule => rule.Name == "lines.state = 'open' in some row when orders.status = 'partial'");
        Assert.Contains(model.Rules, rule => rule.Name == "lines.state = 'sent' in some row when orders.status = 'partial'");
        HasStatus(model, InParts);
    }

    [Fact]
    public void It_is_read_from_a_file_as_it_was_written()
    {
        using var file = new MemoryStream();
        ModelFile.Write(Source(OpenOrClosed).Fit(), file);
        file.Position = 0;
        Assert.Contains(ModelFile.Read(file).Rules, rule => rule.Name == OpenWhenOpen);
    }

    [Fact]
    public void What_depends_on_a_witness_agrees_with_it()
    {
        var model = Source(OpenOrClosed).Fit();
        Holds(model, "lines", (row, _) => Assert.Equal((string)row[3]! == "open", row[2] is null));
    }

    [Fact]
    public void A_status_that_is_independent_of_the_lines_is_no_rule() =>
        FindsNone(Source((order, _) => Random.Below(90_000 + order, 2) == 0 ? "open" : "closed"));

    [Fact]
    public void A_value_that_many_lines_are_hardly_ever_without_is_no_rule() =>
        FindsNone(Source(
            (_, states) => states.Length >= 9 ? "open" : "closed",
            order => order % 2 == 0 ? 9 + (int)Random.Below(order, 6) : 1));

    [Fact]
    public void One_order_that_breaks_it_makes_it_no_rule() => FindsNone(Source(
        (order, states) => order == 7 ? "open" : OpenOrClosed(order, states),
        states: order => order == 7 ? ["sent"] : null));

    [Fact]
    public void It_is_turned_off_by_its_name() => Assert.DoesNotContain(
        Source(OpenOrClosed).Fit(SourceDatabase.QuickFit with { ExcludedRules = [OpenWhenOpen] }).Rules,
        rule => rule.Name == OpenWhenOpen);

    [Fact]
    public void What_is_asked_for_holds_though_the_source_breaks_it()
    {
        const string Rule = "lines.state = 'open' in some row when orders.status in ('closed', 'open')";
        var source = Source((order, _) => Random.Below(90_000 + order, 3) switch { 0 => "open", 1 => "closed", _ => "lost" });
        var model = source.Fit(SourceDatabase.QuickFit with { AddedRules = [Rule] });
        Assert.Contains(model.Rules, rule => rule.Name == Rule);
        Holds(model, "orders", (row, synthetic) =>
            Assert.True((string)row[1]! == "lost" || StatesOf(row, synthetic).Contains("open")));
    }

    [Theory]
    [InlineData("orders.status = 'open' in some row when lines.state = 'open'")]
    [InlineData("lines.state = 'open' in some row when orders.status <> 'open'")]
    [InlineData("lines.state = 'lost' in some row when orders.status = 'open'")]
    [InlineData("lines.state = 'open' in some row")]
    public void What_cannot_be_kept_is_refused_by_name(string rule) => Assert.Contains(
        rule,
        Assert.Throws<InvalidOptionsException>(
            () => Source(OpenOrClosed).Fit(SourceDatabase.QuickFit with { AddedRules = [rule] })).Message,
        StringComparison.Ordinal);

    private static string OpenOrClosed(int order, string[] states) => states.Contains("open") ? "open" : "closed";

    private static string InParts(int order, string[] states) =>
        !states.Contains("sent") ? "open" : states.Contains("open") ? "partial" : "closed";

    private static void FindsNone(SourceDatabase source) =>
        Assert.DoesNotContain(source.Fit().Rules, rule => rule.Name.Contains("in some row", StringComparison.Ordinal));

    private static void HasStatus(RelationalModel model, Func<int, string[], string> status) => Holds(model, "orders", (row, synthetic) =>
        Assert.Equal(status(0, StatesOf(row, synthetic)), row[1]));

    private static string[] StatesOf(object?[] order, SyntheticDatabase synthetic) =>
        [.. synthetic.RowsOf("lines").Where(line => line[1]!.Equals(order[0])).Select(line => (string)line[3]!)];

    private static SourceDatabase Source(
        Func<int, string[], string> status, Func<int, int>? size = null, Func<int, string[]?>? states = null)
    {
        var lines = new List<object?[]>();
        var orders = new List<object?[]>();
        for (var order = 0; order < Orders; order++)
        {
            var draws = Random.Derive(order);
            var count = size?.Invoke(order) ?? 1 + (int)draws.Below(0, 4);
            var late = draws.Below(1, 3);
            var known = states?.Invoke(order)
                ?? [.. Enumerable.Range(0, count).Select(i => draws.Below(10 + i, 10) < 1 + (3 * late) ? "open" : "sent")];
            lines.AddRange(known.Select((state, i) =>
                new object?[] { lines.Count + i, order, state == "open" ? null : 738_000 + (int)draws.Below(50 + i, 300), state }));
            orders.Add([order, status(order, known), (int)draws.Below(2, 9)]);
        }

        var key = new IntegerType(32);
        return SourceDatabase.Of(
            (Table("orders", Required("id", key), Required("status", new TextType(10)), Required("size", key)).WithKey("id"), orders),
            (Table(
                "lines",
                Required("id", key),
                Required("order_id", key),
                Nullable("sent_on", new DateType()),
                Required("state", new TextType(10)))
                .WithKey("id").WithForeignKey("orders", ("order_id", "id")), lines));
    }
}
