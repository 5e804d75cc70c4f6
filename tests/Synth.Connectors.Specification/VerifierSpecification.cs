using Synth.Schema;
using Synth.Testing;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.Specification;

/// <summary>
/// That the verifier counts what is broken. The promises are made to the verifier and not to the engine, so that the engine
/// cannot keep the planted violations out.
/// </summary>
public abstract class VerifierSpecification(IConnectorFixture fixture)
{
    private static readonly Table Loose = Table(
        "thing", Nullable("id", new IntegerType(64)), Nullable("code", new TextType(10)), Nullable("amount", new IntegerType(64)));

    [Fact]
    public async Task Finds_nothing_wrong_with_a_sound_database()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        var strict = Database(
            Table("parent", Required("id", new IntegerType(64)), Required("code", new TextType(10))).WithKey("id").WithUnique("code"),
            Table("child", Required("id", new IntegerType(64)), Nullable("parent", new IntegerType(64)))
                .WithKey("id").WithForeignKey("parent", ("parent", "id")));
        await using var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        await session.BeginAsync(TargetRun.Marker, CancellationToken.None);
        var translation = await TargetRun.FillAsync(fixture.Connector, session, strict, table => table.Name.Name == "parent"
            ? [BatchBuilder.Create(table, [1, "a"], [2, "b"])]
            : [BatchBuilder.Create(table, [1, 1], [2, null])]);
        var counts = translation.Schema.Tables.ToDictionary(table => table.Name, _ => 2L);
        var checks = await session.Verifier.VerifyAsync(translation.Schema, counts, CancellationToken.None);
        Assert.All(checks, check => Assert.True(check.IsKept, check.ToString()));
        Assert.Equal(2, checks.Count(check => check.Kind == IntegrityCheckKind.PrimaryKey));
        Assert.Single(checks, check => check.Kind == IntegrityCheckKind.ForeignKey);
        Assert.Single(checks, check => check.Kind == IntegrityCheckKind.Unique);
        Assert.Equal(2, checks.Count(check => check.Kind == IntegrityCheckKind.RowCount));
    }

    [Fact]
    public async Task Verifies_what_is_there_through_a_session_that_only_reads()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        var table = Table("thing", Required("id", new IntegerType(64)), Required("amount", new IntegerType(64))).WithKey("id");
        using var batch = BatchBuilder.Create(table, [1, 5], [2, 5]);
        await TargetRun.WriteAsync(fixture.Connector, database.Address, Database(table), _ => [batch]);
        await using var session = await fixture.Connector.OpenSourceAsync(database.Address, CancellationToken.None);
        var stated = await session.Catalog.ReadAsync(CancellationToken.None);
        var sound = await session.Verifier.VerifyAsync(stated, new Dictionary<TableName, long>(), CancellationToken.None);
        Assert.All(sound, check => Assert.True(check.IsKept, check.ToString()));
        Assert.Contains(sound, check => check.Kind == IntegrityCheckKind.PrimaryKey);
        var unique = Assert.Single(stated.Tables) with { UniqueConstraints = [new UniqueConstraint(null, ["amount"])] };
        var promised = stated with { Tables = [unique] };
        var checks = await session.Verifier.VerifyAsync(promised, new Dictionary<TableName, long>(), CancellationToken.None);
        Assert.Equal(1, Assert.Single(checks, check => check.Kind == IntegrityCheckKind.Unique).Violations);
    }

    [Fact]
    public Task Counts_keys_that_occur_twice_or_are_null() => AssertCounted(
        table => table with { PrimaryKey = new PrimaryKey(null, ["id"]) }, IntegrityCheckKind.PrimaryKey,
        3, [1, "a", 1], [1, "b", 1], [2, "c", 1], [2, "d", 1], [2, "e", 1], [null, "f", 1]);

    [Fact]
    public Task Counts_unique_values_that_occur_twice_but_not_nulls() => AssertCounted(
        table => table with { UniqueConstraints = [new UniqueConstraint(null, ["code", "amount"])] },
        IntegrityCheckKind.Unique, 1, [1, "a", 1], [2, "a", 1], [3, "a", 2], [4, null, 1], [5, null, 1]);

    [Fact]
    public Task Counts_nulls_in_columns_that_forbid_them() => AssertCounted(
        table => table with
        {
            Columns = table.Columns.Select(column => column.Name == "amount" ? column with { IsNullable = false } : column)
                .ToValueList()
        },
        IntegrityCheckKind.NotNull, 2, [1, "a", null], [2, "b", null], [3, null, 1]);

    [Fact]
    public Task Counts_rows_that_break_a_check_but_not_unknown_ones() => AssertCounted(
        table => table with { Checks = [new CheckConstraint("positive", "amount > 0")] },
        IntegrityCheckKind.Check, 1, [1, "a", 0], [2, "b", 5], [3, "c", null]);

    [Fact]
    public async Task Does_not_vouch_for_a_foreign_key_that_the_database_lacks_and_the_rows_break()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        await using var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        await session.BeginAsync(TargetRun.Marker, CancellationToken.None);
        var parent = Table("parent", Required("id", new IntegerType(64))).WithKey("id");
        var translation = await TargetRun.FillAsync(fixture.Connector, session, Database(parent, Loose), table => table == parent
            ? [BatchBuilder.Create(table, [1])]
            : [BatchBuilder.Create(table, [1, "a", 1], [2, "b", 7])]);
        var child = translation.Tables[Loose.Name];
        var promised = child with
        {
            ForeignKeys = [new ForeignKey { ReferencedTable = translation.Tables[parent.Name].Name, Columns = [new("amount", "id")] }],
        };
        var checks = await session.Verifier.VerifyAsync(
            translation.Schema with { Tables = [promised, translation.Tables[parent.Name]] },
            new Dictionary<TableName, long>(), CancellationToken.None);
        Assert.False(Assert.Single(checks, check => check.Kind == IntegrityCheckKind.ForeignKey).IsKept);
    }

    [Fact]
    public Task Counts_rows_that_are_missing() => AssertCounted(table => table, IntegrityCheckKind.RowCount, 8, [1, "a", 1], [2, "b", 1]);

    private async Task AssertCounted(Func<Table, Table> promise, IntegrityCheckKind kind, long violations, params object?[][] rows)
    {
        await using var database = await fixture.CreateDatabaseAsync();
        await using var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        await session.BeginAsync(TargetRun.Marker, CancellationToken.None);
        using var batch = BatchBuilder.Create(Loose, rows);
        var translation = await TargetRun.FillAsync(fixture.Connector, session, Database(Loose), _ => [batch]);
        var promised = promise(translation.Tables[Loose.Name]);
        var checks = await session.Verifier.VerifyAsync(
            translation.Schema with { Tables = [promised] },
            new Dictionary<TableName, long> { [promised.Name] = 10 }, CancellationToken.None);
        Assert.Equal(violations, Assert.Single(checks, check => check.Kind == kind).Violations);
    }
}
