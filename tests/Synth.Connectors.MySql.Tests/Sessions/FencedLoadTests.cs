using Synth.Schema;
using Synth.Testing;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.MySql.Tests.Sessions;

/// <summary>Partitions that go from session to session, and what the engine keeps of a session that stands still.</summary>
public sealed class FencedLoadTests(MySqlFixture fixture)
{
    private const string RunKey = "abcdef0123456789";

    private static readonly DatabaseSchema Things = Database(Table("thing", Required("id", new IntegerType(32))).WithKey("id"));

    [Fact]
    public async Task Who_stands_still_with_rows_that_are_not_committed_keeps_nobody_waiting()
    {
        await using var database = await fixture.CreateAsync();
        await using var slow = await OpenAsync(database);
        var table = await BeginAsync(slow);
        await using var other = await OpenAsync(database);
        await Journal(slow).ClaimAsync(0, 1, CancellationToken.None);
        await LoadAsync(slow, table, block: 0, token: 1);

        // The rows are sent; the note waits.
        await using var held = await MySqlServer.HoldAsync(database.Address, "SELECT * FROM synth_progress FOR UPDATE");
        var standing = LoadAsync(slow, table, block: 1, token: 1);
        await UntilOneWaitsAsync(database);
        await Journal(other).ClaimAsync(0, 2, CancellationToken.None);
        await Assert.ThrowsAsync<LeaseLostException>(() => standing);
        await held.DisposeAsync();

        await LoadAsync(other, table, block: 1, token: 2);
        await Assert.ThrowsAsync<LeaseLostException>(() => LoadAsync(slow, table, block: 2, token: 1));
        Assert.Equal(["0", "1", "10", "11"], await IdsAsync(database));
        var progress = await Journal(other).ReadAsync(0, CancellationToken.None);
        Assert.Equal((4, 2, 2), (progress!.Tables[0].Rows, progress.Tables[0].NextBlock, progress.NewestToken));
    }

    [Fact]
    public async Task Who_has_the_wrong_token_or_the_wrong_block_loads_nothing()
    {
        await using var database = await fixture.CreateAsync();
        await using var session = await OpenAsync(database);
        var table = await BeginAsync(session);
        await Journal(session).ClaimAsync(0, 5, CancellationToken.None);
        await Assert.ThrowsAsync<LeaseLostException>(() => Journal(session).ClaimAsync(0, 5, CancellationToken.None));
        await Assert.ThrowsAsync<LeaseLostException>(() => LoadAsync(session, table, block: 0, token: 4));
        await Assert.ThrowsAsync<LeaseLostException>(() => LoadAsync(session, table, block: 0, token: 6));
        Assert.Empty(await IdsAsync(database));

        await LoadAsync(session, table, block: 1, token: 5);
        await Assert.ThrowsAsync<SafetyException>(() => LoadAsync(session, table, block: 0, token: 5));
        Assert.Equal(["10", "11"], await IdsAsync(database));
    }

    [Fact]
    public async Task A_session_ends_the_others_of_its_run_and_no_more()
    {
        await using var database = await fixture.CreateAsync();
        await using var still = await OpenAsync(database);
        var table = await BeginAsync(still);
        await Journal(still).ClaimAsync(0, 1, CancellationToken.None);
        await LoadAsync(still, table, block: 0, token: 1);
        await using var stranger = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        await Journal(stranger).EnrollAsync("9876543210fedcba", CancellationToken.None);

        // The connection that holds the lock, and the one that loaded.
        await using var other = await OpenAsync(database);
        await Assert.ThrowsAsync<SafetyException>(() => Journal(other).JoinAsync(isAlone: true, CancellationToken.None));
        Assert.Equal(2, await Journal(other).EvictAsync(CancellationToken.None));
        Assert.Equal(0, await Journal(other).EvictAsync(CancellationToken.None));
        await Journal(other).JoinAsync(isAlone: true, CancellationToken.None);
        Assert.NotNull(await Journal(stranger).ReadAsync(CancellationToken.None));
        await Assert.ThrowsAsync<ConnectionException>(() => Journal(still).ReadAsync(CancellationToken.None));
    }

    /// <summary>
    /// One who begins to fill an empty table does not need it alone: of two who begin at once, one would be the victim of a deadlock.
    /// </summary>
    [Fact]
    public async Task Who_begins_to_fill_a_table_waits_for_nobody_who_uses_it()
    {
        await using var database = await fixture.CreateAsync();
        await using var session = await OpenAsync(database);
        var table = await BeginAsync(session);
        await Journal(session).ClaimAsync(0, 1, CancellationToken.None);
        await using var other = await MySqlServer.HoldAsync(
            database.Address,
            "COMMIT; SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED; BEGIN; SELECT * FROM thing LOCK IN SHARE MODE");
        await LoadAsync(session, table, block: 0, token: 1);
        Assert.Equal(["0", "1"], await IdsAsync(database));
    }

    private static IFencedJournal Journal(ITargetSession session) => (IFencedJournal)session.Journal!;

    private static Task<IReadOnlyList<string>> IdsAsync(MySqlTestDatabase database) =>
        database.QueryAsync("SELECT id FROM thing ORDER BY id");

    private static async Task LoadAsync(ITargetSession session, Table table, int block, long token)
    {
        using var batch = BatchBuilder.Create(table, [block * 10], [(block * 10) + 1]);
        await Journal(session).LoadAsync(
            table, ["id"], batch, new LoadEntry(0, block, 0) { Token = token }, TestContext.Current.CancellationToken);
    }

    private static async Task UntilOneWaitsAsync(MySqlTestDatabase database)
    {
        const string noting = "SELECT ID FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND INFO LIKE 'UPDATE synth_progress%'";
        while ((await database.QueryAsync(noting)).Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        }
    }

    private static async Task<Table> BeginAsync(ITargetSession session)
    {
        var schema = session.SchemaWriter.Translate(Things).Schema;
        await session.BeginAsync(TargetRun.Marker, CancellationToken.None);
        await session.SchemaWriter.ApplyAsync(
            SchemaPlan.Create(schema, ConstraintTiming.KeysWithTable), SchemaPhase.BeforeLoad, progress: null, CancellationToken.None);
        await session.Journal!.OpenAsync(RunKey, CancellationToken.None);
        return schema.Tables[0];
    }

    private async Task<ITargetSession> OpenAsync(MySqlTestDatabase database)
    {
        var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        await Journal(session).EnrollAsync(RunKey, CancellationToken.None);
        return session;
    }
}
