using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>Rules that the user adds hold in every synthetic row, though the source keeps none of them.</summary>
public sealed class AskedRuleTests
{
    [Fact]
    public void Names_of_no_rule_that_is_to_be_turned_off_are_told()
    {
        var source = SourceDatabase.Of((
            Table("t", Required("id", new IntegerType(32)), Required("a", new IntegerType(32)), Required("b", new IntegerType(32)))
                .WithKey("id"),
            Enumerable.Range(0, 200).Select(i => new object?[] { i, i * 37 % 101, (i * 37 % 101) + 3 })));
        string[] off = ["t.b = a + 3", "t.b = a + 4", "t.a = f(c)"];
        var model = source.Fit(SourceDatabase.QuickFit with { ExcludedRules = [.. off] });
        Assert.Equal(["t.a = f(c)", "t.b = a + 4"], model.RulesUnmet);
        using var file = new MemoryStream();
        ModelFile.Write(model, file);
        file.Position = 0;
        Assert.Equal(model.RulesUnmet, ModelFile.Read(file).RulesUnmet);
    }

    [Fact]
    public void Computed_columns_and_totals_are_computed_as_asked()
    {
        var model = Fit(
            "lines.gross = net + tax",
            "lines.due = day + 30.00:00:00",
            "orders.total = sum(lines.gross)",
            "orders.size = count(lines)",
            "orders.half = total * 0.5");
        Holds(model, "lines", (row, _) =>
        {
            Assert.Equal(Long(row[2]) + Long(row[3]), Long(row[4]));
            Assert.Equal(Long(row[5]) + 30, Long(row[6]));
        });
        Holds(model, "orders", (row, synthetic) =>
        {
            var lines = synthetic.RowsOf("lines").Where(line => line[1]!.Equals(row[0])).ToArray();
            Assert.Equal(lines.Sum(line => Long(line[4])), Long(row[1]));
            Assert.Equal(lines.Length, Long(row[2]));
        });
    }

    [Fact]
    public void Bounds_copies_and_dependencies_are_kept_as_asked()
    {
        var model = Fit("lines.day >= orders.ordered", "lines.tax <= lines.net", "lines.note = orders.note", "lines.grade = f(shade)");
        Holds(model, "lines", (row, synthetic) =>
        {
            var order = synthetic.RowsOf("orders").Single(order => order[0]!.Equals(row[1]));
            Assert.True(Long(row[5]) >= Long(order[4]));
            Assert.True(Long(row[3]) <= Long(row[2]));
            Assert.Equal(order[5], row[7]);
        });
        var grades = SyntheticDatabase.Generate(model, new SampleOptions(1)).RowsOf("lines").GroupBy(row => row[8]);
        Assert.All(grades, rows => Assert.Single(rows.Select(row => row[9]).Distinct()));
    }

    [Fact]
    public void Time_between_dates_is_counted_as_asked() =>
        Holds(Fit("lines.net = days from day to due"), "lines", (row, _) =>
            Assert.Equal(100 * (Long(row[6]) - Long(row[5])), Long(row[2])));

    [Theory]
    [InlineData("lines.gross = net * tax / 100")]
    [InlineData("lines.gross = net * (1 + tax / 100)")]
    [InlineData("lines.gross = net * (1 - tax)")]
    [InlineData("lines.gross = net / (1 + tax / 100)")]
    [InlineData("lines.gross = net * tax * net / 1000")]
    public void Shares_are_written_as_they_are_read(string rule) =>
        Assert.Contains(Fit(rule).Rules, found => found.Name == rule && found.Kind == RuleKind.Arithmetic);

    [Fact]
    public void A_condition_holds_in_every_row()
    {
        var model = Fit("lines: tax < 500 OR net > 2000", "lines: shade <> 'red' OR grade = 'a'");
        Assert.Contains(model.Rules, rule => rule.Name == "lines: shade <> 'red' OR grade = 'a'" && rule.Kind == RuleKind.Condition);
        Holds(model, "lines", (row, _) =>
        {
            Assert.True(Long(row[3]) < 50_000 || Long(row[2]) > 200_000);
            Assert.True((string)row[8]! != "red" || (string)row[9]! == "a");
        });
    }

    [Fact]
    public void A_condition_that_no_row_keeps_is_an_error_that_names_it()
    {
        var model = Fit("lines: net < 0");
        var error = Assert.Throws<UnsupportedSchemaException>(() => SyntheticDatabase.Generate(model, new SampleOptions(1)));
        Assert.Contains("net < 0", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("lines.gross")]
    [InlineData("lines.gross = nothing + tax")]
    [InlineData("lines.gross = net + tax tax")]
    [InlineData("lines.gross = net - tax + tax")]
    [InlineData("lines.gross = net * (1 / tax)")]
    [InlineData("lines.gross = net * tax / 10")]
    [InlineData("lines.day >= elsewhere.day")]
    [InlineData("orders.total = sum(lines)")]
    [InlineData("orders.total = lines.gross")]
    [InlineData("lines: nowhere > 1")]
    [InlineData("lines: net >")]
    [InlineData("orders.size = days from total to ordered")]
    [InlineData("orders.size = days from ordered")]
    [InlineData("lines.id = net + tax")]
    [InlineData("lines.grade = f(order_id)", false)]
    [InlineData("lines.grade = f(net, tax, gross)")]
    public void A_rule_that_cannot_be_kept_is_named(string rule, bool isWrong = true)
    {
        if (!isWrong)
        {
            Fit(rule);
            return;
        }

        Assert.Contains(rule, Assert.Throws<InvalidOptionsException>(() => Fit(rule)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_rules_for_one_column_contradict_each_other()
    {
        var error = Assert.Throws<InvalidOptionsException>(() => Fit("lines.gross = net + tax", "lines.gross = net * 2"));
        Assert.Contains("lines.gross = net * 2", error.Message, StringComparison.Ordinal);
    }

    private static RelationalModel Fit(params string[] rules) => Source().Fit(SourceDatabase.QuickFit with { AddedRules = [.. rules] });

    private static SourceDatabase Source()
    {
        var random = RandomStream.FromSeed(11);
        var orders = Enumerable.Range(0, 120).Select(i => new object?[]
        {
            i, (Int128)random.Below(i, 100_000), (int)random.Below(1000 + i, 9),
            (Int128)random.Below(2000 + i, 9000), 738_000 + (int)random.Below(3000 + i, 300),
            $"note {random.Below(4000 + i, 5)}",
        }).ToArray();
        var lines = Enumerable.Range(0, 400).Select(i => new object?[]
        {
            i, i * 120 / 400, (Int128)(100_000 + random.Below(5000 + i, 300_000)),
            (Int128)random.Below(6000 + i, 400_000), (Int128)random.Below(7000 + i, 90_000),
            738_000 + (int)random.Below(8000 + i, 300), 738_000 + (int)random.Below(9000 + i, 300), $"text {random.Below(10_000 + i, 5)}",
            new[] { "red", "green", "blue" }[random.Below(11_000 + i, 3)], new[] { "a", "b" }[random.Below(12_000 + i, 2)],
        });
        return SourceDatabase.Of(
            (Table(
                "orders",
                Required("id", new IntegerType(32)),
                Required("total", new DecimalType(14, 2)),
                Required("size", new IntegerType(32)),
                Required("half", new DecimalType(14, 2)),
                Required("ordered", new DateType()),
                Required("note", new TextType(20))).WithKey("id"), orders),
            (Table(
                "lines",
                Required("id", new IntegerType(32)),
                Required("order_id", new IntegerType(32)),
                Required("net", new DecimalType(10, 2)),
                Required("tax", new DecimalType(10, 2)),
                Required("gross", new DecimalType(12, 2)),
                Required("day", new DateType()),
                Required("due", new DateType()),
                Required("note", new TextType(20)),
                Required("shade", new TextType(10)),
                Required("grade", new TextType(1)))
                .WithKey("id").WithForeignKey("orders", ("order_id", "id")), lines));
    }
}
