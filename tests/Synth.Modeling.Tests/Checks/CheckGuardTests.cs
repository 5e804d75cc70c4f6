using Synth.Data;
using Synth.Schema;
using Synth.Schema.Expressions;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests;

/// <summary>Checks over several columns hold in what a model gives.</summary>
public sealed class CheckGuardTests
{
    private const int RowCount = 600;

    // Rules that are found in the rows would leave the checks nothing to do.
    private static readonly FitOptions Fit = SourceDatabase.QuickFit with
    {
        TreeCount = 4,
        ExcludedRules =
            ["jobs.high >= jobs.low", "jobs.ends >= jobs.starts", "jobs.price >= jobs.discount", "jobs.closed_at >= jobs.starts"],
    };

    private static readonly Table Jobs = Table(
        "jobs",
        Required("id", new IntegerType(32)),
        Required("low", new IntegerType(32)),
        Required("high", new IntegerType(32)),
        Required("starts", new DateType()),
        Nullable("ends", new DateType()),
        Required("status", new TextType(10)),
        Nullable("closed_at", new TimestampType(0)),
        Required("price", new DecimalType(8, 2)),
        Required("discount", new DecimalType(8, 2)))
        .WithKey("id");

    [Theory]
    [InlineData("low <= high")]
    [InlineData("(\"low\" <= \"high\")")]
    [InlineData("low + 10 <= high * 2 + 10")]
    [InlineData("ends >= starts")]
    [InlineData("ends IS NULL OR ends >= starts")]
    [InlineData("(((status)::text <> 'closed'::text) OR (closed_at IS NOT NULL))")]
    [InlineData("((status)::text = 'closed'::text) = (closed_at IS NOT NULL)")]
    [InlineData("discount <= price")]
    [InlineData("discount BETWEEN 0 AND price AND NOT (status = 'new' AND low > 40)")]
    public void No_row_breaks_a_check(string sql)
    {
        var table = Jobs with { Checks = [new CheckConstraint("rule", sql)] };
        var source = SourceDatabase.Of((table, Rows()));
        Assert.Empty(Broken(table, source.RowsOf("jobs")));
        var model = source.Fit(Fit);
        foreach (var seed in new[] { 1, 2, 3 })
        {
            Assert.Empty(Broken(table, SyntheticDatabase.Generate(model, new SampleOptions(seed, 2)).RowsOf("jobs")));
        }
    }

    // All invoices of an account are paid or none is: the state follows from the account, and dates go missing for all siblings at once.
    [Fact]
    public void A_check_holds_between_what_siblings_share_and_what_goes_missing_for_all_of_them()
    {
        var accounts = Table("accounts", Required("id", new IntegerType(32)), Required("opened", new DateType())).WithKey("id");
        var invoices = Table(
            "invoices",
            Required("id", new IntegerType(32)),
            Required("account_id", new IntegerType(32)),
            Required("issued", new DateType()),
            Nullable("paid_on", new DateType()),
            Required("state", new TextType(10)))
            .WithKey("id").WithForeignKey("accounts", ("account_id", "id"));
        var table = invoices with
        {
            Checks = [new CheckConstraint("rule", "((state)::text = 'paid'::text) = (paid_on IS NOT NULL)")],
        };
        var source = SourceDatabase.Of(
            (accounts, Enumerable.Range(1, 300).Select(id => new object?[] { id, 738_000L + id })),
            (table, Enumerable.Range(0, 900).Select(i => new object?[]
            {
                i + 1, (i / 3) + 1, 738_005L + (i / 3), i / 3 % 4 == 0 ? null : 738_020L + (i / 3), i / 3 % 4 == 0 ? "open" : "paid",
            })));
        Assert.Empty(Broken(table, source.RowsOf("invoices")));
        Assert.Empty(Broken(table, SyntheticDatabase.Generate(source.Fit(Fit), new SampleOptions(1, 2)).RowsOf("invoices")));
    }

    [Fact]
    public void Without_the_check_some_rows_break_it()
    {
        var table = Jobs with { Checks = [new CheckConstraint("rule", "discount <= price")] };
        var rows = SourceDatabase.Of((Jobs, Rows())).Clone(scale: 2, options: Fit).RowsOf("jobs");
        Assert.NotEmpty(Broken(table, rows));
    }

    [Fact]
    public void Rows_that_are_drawn_again_do_not_depend_on_who_draws_them()
    {
        var model = SourceDatabase.Of((Jobs with { Checks = [new CheckConstraint("rule", "discount <= price")] }, Rows())).Fit(Fit);
        var options = new SampleOptions(7, 30);
        Assert.Equal(SyntheticDatabase.Generate(model, options)
            .Text(), SyntheticDatabase.Generate(model, options, workers: 3, backwards: true).Text());
    }

    private static IEnumerable<object?[]> Broken(Table table, IReadOnlyList<object?[]> rows)
    {
        var check = CheckCompiler.Compile(table.Checks[0].Sql, SqlSyntax.Neutral, table.Columns)!.Value;
        using var batch = Synth.Testing.BatchBuilder.Create(table, rows);
        return [.. rows.Where((_, row) => check.Evaluate(new CheckRow(batch, row)).Truth == false)];
    }

    // Ranges touch and overlap, so that independent draws would break every rule now and then.
    private static IEnumerable<object?[]> Rows()
    {
        var random = RandomStream.FromSeed(5);
        for (var i = 0; i < RowCount; i++)
        {
            var draws = random.Derive(i);
            var low = (int)draws.Below(0, 50);
            var starts = 738_000 + (int)draws.Below(1, 400);
            var status = low > 40 ? "open" : new[] { "new", "open", "closed" }[(int)draws.Below(2, 3)];
            var price = 100 + (int)draws.Below(3, 9_900);
            yield return
            [
                i,
                low,
                low + (int)draws.Below(4, 30),
                starts,
                draws.Below(5, 4) == 0 ? null : starts + (int)draws.Below(6, 60),
                status,
                status == "closed" ? (starts * TimeSpan.TicksPerDay) + (draws.Below(7, 86_400) * TimeSpan.TicksPerSecond) : null,
                price,
                (int)(price * draws.Uniform(8)),
            ];
        }
    }
}
