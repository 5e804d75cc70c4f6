using Synth.Schema;
using Synth.Testing;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.Files.Tests.Integrity;

/// <summary>
/// Conditions in the dialects of other engines are counted by DuckDB where they mean the same there, and left alone where not.
/// </summary>
public sealed class ForeignConditionTests
{
    private static readonly Table Loose = Table(
        "thing", Nullable("amount", new IntegerType(32)), Nullable("price", new IntegerType(32)), Nullable("state", new TextType(10)));

    [Theory]
    [InlineData("postgresql", "(amount > 0)")]
    [InlineData("postgresql", "((state)::text = ANY ((ARRAY['open'::character varying, 'paid'::character varying])::text[]))")]
    [InlineData("postgresql", "((amount IS NULL) OR (amount <> 0))")]
    [InlineData("mysql", "(`amount` > 0 and `price` < 9)")]
    [InlineData("sqlserver", "([amount]>(0))")]
    [InlineData("sqlite", "amount * price >= 5")]
    [InlineData("sqlite", "state LIKE 'O%'")]
    [InlineData("sqlite", "length(state) = 4 AND amount BETWEEN 1 AND 9")]
    public async Task A_row_that_breaks_a_check_is_counted(string engine, string condition)
    {
        var check = Assert.Single(await VerifyAsync(engine, table => table with { Checks = [new CheckConstraint("rule", condition)] }),
            IsCheck);
        Assert.Equal((1L, false), (check.Violations, check.IsKept));
    }

    [Fact]
    public async Task A_check_that_the_source_does_not_enforce_breaks_nothing()
    {
        var check = Assert.Single(
            await VerifyAsync("postgresql", table => table with
            {
                Checks = [new CheckConstraint("rule", "(amount > 0)", IsValidated: false)],
            }), IsCheck);
        Assert.Equal((1L, true), (check.Violations, check.IsKept));
    }

    [Theory]
    [InlineData("postgresql", "(state ~ '^o'::text)")]
    [InlineData("postgresql", "(state < 'n'::text)")]
    [InlineData("sqlite", "amount / price > 1")]
    public async Task What_may_mean_something_else_is_not_verified(string engine, string condition) =>
        Assert.DoesNotContain(await VerifyAsync(engine, table => table with { Checks = [new CheckConstraint("rule", condition)] }),
            check => IsCheck(check));

    [Theory]
    [InlineData("price > 6", 1)]
    [InlineData("amount > 0", 0)]
    public async Task A_unique_index_over_some_rows_is_counted_over_those(string filter, long violations)
    {
        var index = new Synth.Schema.Index { Name = "some", IsUnique = true, Keys = [new IndexKey("price")], Filter = filter };
        var checks = await VerifyAsync("sqlite", table => table with { Indexes = [index] });
        Assert.Equal(violations, Assert.Single(checks, check => check.Kind == IntegrityCheckKind.Unique).Violations);
    }

    private static bool IsCheck(IntegrityCheck check) => check.Kind == IntegrityCheckKind.Check;

    private static async Task<IReadOnlyList<IntegrityCheck>> VerifyAsync(string engine, Func<Table, Table> promise)
    {
        await using var database = new FileTestDatabase(FileConnector.Csv);
        await using var session = await FileConnector.Csv.OpenTargetAsync(database.Address, CancellationToken.None);
        await session.BeginAsync(TargetRun.Marker, CancellationToken.None);
        using var batch = BatchBuilder.Create(Loose, [1, 5, "open"], [0, 7, "void"], [null, 7, null], [2, 8, "open"]);
        var translation = await TargetRun.FillAsync(FileConnector.Csv, session, Database(Loose), _ => [batch]);
        var promised = translation.Schema with { Engine = engine, Tables = [promise(translation.Tables[Loose.Name])] };
        return await session.Verifier.VerifyAsync(promised, new Dictionary<TableName, long>(), CancellationToken.None);
    }
}
