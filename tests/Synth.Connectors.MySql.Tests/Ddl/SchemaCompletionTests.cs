using Synth.Schema;
using Synth.Testing;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.MySql.Tests.Ddl;

/// <summary>Completing a schema that a journal accounts for, where a process ended between a change and its note.</summary>
public sealed class SchemaCompletionTests(MySqlFixture fixture)
{
    [Fact]
    public async Task What_was_begun_and_not_noted_is_left_as_it_is_and_the_rest_is_carried_out()
    {
        await using var database = await fixture.CreateAsync();
        await using var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        var plan = await BeginAsync(session);
        await session.CompleteSchemaAsync(plan, progress: null, CancellationToken.None);
        var complete = await KeysAsync(database);
        Assert.Equal(2, complete.Count(key => key.StartsWith("fk", StringComparison.Ordinal)));

        await database.ExecuteAsync("UPDATE synth_journal SET changes_applied = 0");
        await session.CompleteSchemaAsync(plan, progress: null, CancellationToken.None);
        Assert.Equal(complete, await KeysAsync(database));
        Assert.Equal(
            plan.In(SchemaPhase.AfterLoad).Count(), (await session.Journal!.ReadAsync(CancellationToken.None))!.ChangesApplied);
        await session.PublishAsync(CancellationToken.None);
        Assert.Empty(await database.ResidueAsync());
    }

    [Fact]
    public async Task What_is_there_without_having_been_begun_is_refused()
    {
        await using var database = await fixture.CreateAsync();
        await using var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        var plan = await BeginAsync(session);
        await session.CompleteSchemaAsync(plan, progress: null, CancellationToken.None);
        await database.ExecuteAsync("UPDATE synth_journal SET changes_applied = 0, changes_begun = 0");
        await Assert.ThrowsAsync<LoadException>(() => session.CompleteSchemaAsync(plan, progress: null, CancellationToken.None));
    }

    private static async Task<SchemaPlan> BeginAsync(ITargetSession session)
    {
        var schema = session.SchemaWriter.Translate(Database(
            Of("parent"),
            Of("first").WithForeignKey("parent", ("other", "id")),
            Of("second").WithForeignKey("parent", ("other", "id")))).Schema;
        var plan = SchemaPlan.Create(schema, ConstraintTiming.KeysWithTable);
        await session.BeginAsync(TargetRun.Marker, CancellationToken.None);
        await session.SchemaWriter.ApplyAsync(plan, SchemaPhase.BeforeLoad, progress: null, CancellationToken.None);
        await session.Journal!.OpenAsync("key", CancellationToken.None);
        return plan;
    }

    private static Task<IReadOnlyList<string>> KeysAsync(MySqlTestDatabase database) => database.QueryAsync(
        """
        SELECT CONCAT('fk ', CONSTRAINT_NAME) AS name FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE()
        UNION ALL
        SELECT CONCAT('index ', TABLE_NAME, ' ', INDEX_NAME) FROM information_schema.STATISTICS
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME NOT LIKE 'synth%'
        ORDER BY 1
        """);

    private static Table Of(string name) =>
        Table(name, Required("id", new IntegerType(32)), Nullable("other", new IntegerType(32))).WithKey("id");
}
