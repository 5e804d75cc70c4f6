using Synth.Connectors.PostgreSql.Ddl;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.PostgreSql.Tests.Sessions;

/// <summary>Completing a schema that a journal accounts for.</summary>
public sealed class CompletionTests(PostgreSqlFixture fixture)
{
    private const string RunKey = "key";

    private static readonly RunMarker Marker = new("run", 1, DateTimeOffset.UnixEpoch, "1.0");

    [Fact]
    public async Task What_an_interrupted_session_added_unseen_is_added_again_and_validated()
    {
        await using var database = await fixture.CreateAsync();
        await using var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        var plan = await BeginAsync(session);
        var key = plan.Changes.OfType<AddForeignKey>().First();
        foreach (var statement in Keys(plan).Concat(StatementRenderer.Render(LateValidation.Unseen(key))))
        {
            await database.ExecuteAsync(statement);
        }

        await session.Journal!.NoteChangesAsync(Keys(plan).Count(), CancellationToken.None);
        await session.CompleteSchemaAsync(plan, progress: null, CancellationToken.None);
        Assert.Equal(["2 0"], await database.QueryAsync(
            "SELECT count(*) || ' ' || count(*) FILTER (WHERE NOT convalidated) FROM pg_constraint WHERE contype = 'f'"));
        Assert.Equal(plan.In(SchemaPhase.AfterLoad).Count(), (await session.Journal.ReadAsync(CancellationToken.None))!.ChangesApplied);
        await session.PublishAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_session_that_has_lost_the_target_changes_nothing()
    {
        await using var database = await fixture.CreateAsync();
        await using var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        var plan = await BeginAsync(session);
        var taking = new FirstStep(() => TakeLockAsync(database).GetAwaiter().GetResult());
        await Assert.ThrowsAnyAsync<SynthException>(() => session.CompleteSchemaAsync(plan, taking, CancellationToken.None));
        Assert.Empty(await database.QueryAsync(
            "SELECT conname FROM pg_constraint WHERE contype IN ('p', 'f') AND connamespace = 'public'::regnamespace"));
        Assert.Equal(["{}"], await database.QueryAsync("SELECT changes_done::text FROM synth.journal"));
    }

    private static async Task TakeLockAsync(PostgreSqlTestDatabase database)
    {
        const string holders =
            "FROM pg_locks WHERE locktype = 'advisory' AND granted "
            + "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
        await database.ExecuteAsync($"SELECT pg_terminate_backend(pid) {holders}");
        while ((await database.QueryAsync($"SELECT pid::text {holders}")).Count > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
    }

    private static async Task<SchemaPlan> BeginAsync(ITargetSession session)
    {
        var parent = Of("parent");
        var schema = session.SchemaWriter.Translate(SchemaBuilder.Database(
            parent, Of("first").WithForeignKey("parent", ("id", "id")), Of("second").WithForeignKey("parent", ("id", "id")))).Schema;
        var plan = SchemaPlan.Create(schema, ConstraintTiming.AfterLoad);
        await session.BeginAsync(Marker, CancellationToken.None);
        await session.SchemaWriter.ApplyAsync(plan, SchemaPhase.BeforeLoad, progress: null, CancellationToken.None);
        await session.Journal!.OpenAsync(RunKey, CancellationToken.None);
        return plan;
    }

    private static IEnumerable<string> Keys(SchemaPlan plan) =>
        plan.In(SchemaPhase.AfterLoad).OfType<AddPrimaryKey>().SelectMany(StatementRenderer.Render);

    private static Table Of(string name) => SchemaBuilder.Table(name, SchemaBuilder.Required("id", new IntegerType(32))).WithKey("id");

    private sealed class FirstStep(Action act) : IProgress<SchemaChange>
    {
        private Action? next = act;

        public void Report(SchemaChange value)
        {
            next?.Invoke();
            next = null;
        }
    }
}
