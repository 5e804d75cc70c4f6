using Synth.Data;
using Synth.Schema;
using Synth.Testing;

namespace Synth.Evaluation.Tests;

public sealed class RuleMeterTests
{
    private static readonly DatabaseSchema Schema = SchemaBuilder.Database(
        SchemaBuilder.Table(
            "cart",
            SchemaBuilder.Required("id", new IntegerType(64)),
            SchemaBuilder.Required("opened", new DateType()),
            SchemaBuilder.Required("country", new TextType(20)),
            SchemaBuilder.Required("currency", new TextType(3)),
            SchemaBuilder.Required("lines", new IntegerType(32)),
            SchemaBuilder.Required("total", new FloatType(64)),
            SchemaBuilder.Required("luck", new IntegerType(32))).WithKey("id"),
        SchemaBuilder.Table(
            "line",
            SchemaBuilder.Required("id", new IntegerType(64)),
            SchemaBuilder.Required("cart_id", new IntegerType(64)),
            SchemaBuilder.Required("quantity", new IntegerType(32)),
            SchemaBuilder.Required("price", new FloatType(64)),
            SchemaBuilder.Required("amount", new FloatType(64)),
            SchemaBuilder.Required("added", new DateType()),
            SchemaBuilder.Nullable("gone", new DateType())).WithKey("id").WithForeignKey("cart", ("cart_id", "id")));

    private static readonly EvaluationScope Scope = new(
    [
        new TableScope(Schema.Tables[0], null, IsReference: false, RowCount: 1),
        new TableScope(Schema.Tables[1], Schema.Tables[1].ForeignKeys[0], IsReference: false, RowCount: 1),
    ]);

    [Fact]
    public void What_was_planted_is_found_with_what_follows_from_it_and_nothing_else()
    {
        var report = Evaluate(Carts(1, breaks: false), Carts(3, breaks: false), Carts(2, breaks: false));

        Assert.Equal(
            [
                "cart.lines = count of line",
                "cart.total = sum of line.amount",
                "cart.total = sum of line.quantity * price",
                "cart: country determines currency",
                "line.added >= cart.opened over cart_id",
                "line.gone >= cart.opened over cart_id",
                "line: added <= gone",
                "line: amount = quantity * price",
                "line: price <= amount",
            ],
            report.Rules.Select(rule => rule.Rule).Order(StringComparer.Ordinal));
        Assert.All(report.Rules, rule => Assert.Equal((1.0, 1.0), (rule.Kept, rule.Ceiling!.Value)));
    }

    [Fact]
    public void Each_broken_rule_is_told_with_the_share_that_keeps_it()
    {
        var report = Evaluate(Carts(1, breaks: false), Carts(3, breaks: true), Carts(2, breaks: false));

        Assert.Equal(
            [
                "cart: country determines currency", "line.added >= cart.opened over cart_id",
                    "line.gone >= cart.opened over cart_id", "line: added <= gone",
                "line: amount = quantity * price",
            ],
            report.Rules.Where(rule => rule.Kept < 0.95).Select(rule => rule.Rule)
                .Except(["cart.total = sum of line.quantity * price"]).Order(StringComparer.Ordinal));
        var failed = report.Gates.Single(gate => gate.Gate.Metric == "rules.kept").Failed;
        Assert.Contains(failed, figure => figure is { Table: "line", Value: > 0.8 and < 0.92 });
    }

    [Fact]
    public void What_unseen_rows_do_not_keep_is_no_rule()
    {
        var accident = Carts(1, breaks: false);
        var unseen = Carts(2, breaks: true);

        Assert.DoesNotContain(Evaluate(accident, Carts(3, breaks: true), unseen)
            .Rules, rule => rule.Rule == "cart: country determines currency");
    }

    // One line in eight, and one cart in eight, breaks every rule about it but those on how many lines there are.
    private static (List<object?[]> Carts, List<object?[]> Lines) Carts(long seed, bool breaks)
    {
        var (carts, lines) = (new List<object?[]>(), new List<object?[]>());
        for (var i = 0; i < 300; i++)
        {
            var draw = RandomStream.FromSeed(seed).Derive(i);
            var (opened, country) = (737_000L + draw.Below(0, 500), (int)draw.Below(1, 4));
            var count = 1 + (int)draw.Below(2, 5);
            double total = 0;
            for (var j = 0; j < count; j++)
            {
                var line = draw.Derive(j);
                var isWrong = breaks && lines.Count % 8 == 0;
                var (quantity, price) = (1 + line.Below(0, 9), 1 + (line.Below(1, 90_000) / 100.0));
                var amount = Math.Round((quantity * price) + (isWrong ? 7 : 0), 2);
                var added = opened + line.Below(2, 200) - (isWrong ? 400 : 0);
                object? gone = line.Uniform(3) < 0.5 ? added + line.Below(4, 200) - (isWrong ? 300 : 0) : null;
                lines.Add([(long)lines.Count, (long)i, quantity, price, amount, added, gone]);
                total += amount;
            }

            var currency = new[] { "EUR", "EUR", "CHF", "SEK" }[breaks && i % 8 == 0 ? (country + 2) % 4 : country];
            carts.Add([(long)i, opened, new[] { "DE", "FR", "CH", "SE" }[country],
                currency, (long)count, Math.Round(total, 2), draw.Below(9, 1000)]);
        }

        return (carts, lines);
    }

    private static EvaluationReport Evaluate(params (List<object?[]> Carts, List<object?[]> Lines)[] sides)
    {
        var databases = sides.Select(Collect).ToArray();
        var report = Evaluator.Evaluate(
            new EvaluationInput { Source = databases[0], Synthetic = databases[1], Holdout = databases[2], Options = Evaluations.Options },
            null,
            TestContext.Current.CancellationToken);
        Array.ForEach(databases, database => database.Dispose());
        return report;
    }

    private static CollectedDatabase Collect((List<object?[]> Carts, List<object?[]> Lines) side)
    {
        var counts = new Dictionary<TableName, long> { [new("cart")] = side.Carts.Count, [new("line")] = side.Lines.Count };
        var collector = new DatabaseCollector(Scope, 1_000_000, counts, holdoutShare: 0);
        foreach (var (table, rows) in new[] { ("cart", side.Carts), ("line", side.Lines) })
        {
            using var batch = BatchBuilder.Create(Schema.GetTable(new TableName(table)), rows);
            collector.Add(new TableName(table), batch);
        }

        return collector.Build();
    }
}
