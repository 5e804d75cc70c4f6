using Synth.Connectors.SqlServer.Tests.Protocol.Wire;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>That what a journal notes is there with what it speaks of, whatever the server refuses in between.</summary>
public sealed class JournalOverTheWireTests
{
    private const string NameOfTable = "[dbo].[every type]]]";

    private static readonly SqlServerConnector Connector = new();

    private static readonly TdsReply Deadlock =
        new TdsReply.Refused(1205, "Transaction was deadlocked and has been chosen as the victim.", 13);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("insert bulk")]
    [InlineData("UPDATE [synth].[progress]")]
    public async Task A_batch_that_is_a_deadlocks_victim_is_loaded_and_noted_once(string victim)
    {
        var attempts = 0;
        var database = new StoredDatabase()
            .On(request => request.Text.StartsWith(victim, StringComparison.Ordinal) && attempts++ == 0, _ => [Deadlock]);
        await using var server = new TdsServer(database.Answer) { Ended = database.End };
        await using var session = await PrepareAsync(server);
        await LoadAsync(session);
        Assert.Equal(EveryType.Rows.Count, database.Tables[NameOfTable].Rows.Count);
        var noted = Assert.Single((await session.Journal!.ReadAsync(Stop))!.Tables);
        Assert.Equal(EveryType.Rows.Count, noted.Rows);
    }

    [Fact]
    public async Task A_batch_that_the_server_takes_by_statements_alone_is_noted_with_them()
    {
        var database = new StoredDatabase()
            .On("insert bulk", new TdsReply.Refused(4834, "You do not have permission to use the bulk load statement."));
        await using var server = new TdsServer(database.Answer) { Ended = database.End };
        await using var session = await PrepareAsync(server);
        await LoadAsync(session);
        Assert.Equal(EveryType.Rows.Count, database.Tables[NameOfTable].Rows.Count);
        Assert.Equal(EveryType.Rows.Count, Assert.Single((await session.Journal!.ReadAsync(Stop))!.Tables).Rows);
    }

    [Fact]
    public async Task A_batch_whose_note_is_refused_is_not_there()
    {
        var database = new StoredDatabase()
            .On("INSERT INTO [synth].[progress]", new TdsReply.Refused(9002, "The transaction log is full.", 17));
        await using var server = new TdsServer(database.Answer) { Ended = database.End };
        await using var session = await PrepareAsync(server);
        var error = await Assert.ThrowsAsync<LoadException>(() => LoadAsync(session));
        Assert.Contains("log is full", error.Message, StringComparison.Ordinal);
        Assert.Empty(database.Tables[NameOfTable].Rows);
    }

    [Fact]
    public async Task A_change_whose_note_is_refused_is_taken_back_and_carried_out_later()
    {
        var isRefused = true;
        var database = new StoredDatabase();
        database.On(
            request => isRefused && request.Text.StartsWith("INSERT INTO [synth].[change]", StringComparison.Ordinal),
            _ => [new TdsReply.Refused(9002, "The transaction log is full.", 17)]);
        await using var server = new TdsServer(database.Answer) { Ended = database.End };
        var schema = SchemaBuilder.Database(
            SchemaBuilder.Table("t", SchemaBuilder.Required("code", new IntegerType(32))).WithKey("code"));
        await using var session = await PrepareAsync(server, schema);
        var plan = PlanOf(session, schema);
        await Assert.ThrowsAnyAsync<SynthException>(() => session.CompleteSchemaAsync(plan, progress: null, Stop));
        Assert.DoesNotContain(database.State.Definitions, IsKey);

        isRefused = false;
        await session.CompleteSchemaAsync(plan, progress: null, Stop);
        Assert.Single(database.State.Definitions, IsKey);
        await session.PublishAsync(Stop);
        Assert.Equal(["[dbo].[t]", "[synth].[run]"], database.Tables.Keys.Order(StringComparer.Ordinal));

        static bool IsKey(StoredDefinition item) =>
            item.Table?.Schema == "dbo" && item.Text.Contains("PRIMARY KEY", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Views_that_need_later_ones_wait_within_the_changes_that_are_noted()
    {
        var missing = true;
        var database = new StoredDatabase();
        database.On(
            request => missing && request.Text.StartsWith("CREATE VIEW [dbo].[first]", StringComparison.Ordinal),
            _ =>
            {
                missing = false;
                return [new TdsReply.Refused(208, "Invalid object name 'dbo.second'.")];
            });
        await using var server = new TdsServer(database.Answer) { Ended = database.End };
        var schema = EveryType.Schema with
        {
            Views = [.. new[] { "first", "second" }.Select(name =>
                new View(new TableName("dbo", name), $"CREATE VIEW [dbo].[{name}] AS SELECT 1 AS a", IsMaterialized: false, []))],
        };
        await using var session = await PrepareAsync(server, schema);
        var plan = PlanOf(session, schema);
        await session.CompleteSchemaAsync(plan, progress: null, Stop);
        Assert.Equal(plan.In(SchemaPhase.AfterLoad).Count(), (await session.Journal!.ReadAsync(Stop))!.ChangesApplied);
        Assert.Equal(["second", "first"],
            database.State.Definitions.Where(item => item.Kind == "VIEW").Select(item => item.Name.Name));
    }

    [Fact]
    public async Task Those_who_share_a_load_keep_out_who_would_finish_it()
    {
        var database = new StoredDatabase();
        await using var server = new TdsServer(database.Answer) { Ended = database.End };
        await (await PrepareAsync(server)).DisposeAsync();
        await using var first = await Connector.OpenTargetAsync(server.Address, Stop);
        await using var second = await Connector.OpenTargetAsync(server.Address, Stop);
        await using var third = await Connector.OpenTargetAsync(server.Address, Stop);
        await first.Journal!.JoinAsync(isAlone: false, Stop);
        await second.Journal!.JoinAsync(isAlone: false, Stop);
        var error = await Assert.ThrowsAsync<SafetyException>(() => third.Journal!.JoinAsync(isAlone: true, Stop));
        Assert.Contains("Another session", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_are_no_application_locks_the_row_of_the_marker_is_shared()
    {
        var database = new StoredDatabase()
            .On("sp_getapplock", new TdsReply.Refused(2812, "Could not find stored procedure 'sys.sp_getapplock'."));
        await using var server = new TdsServer(database.Answer) { Ended = database.End };
        await (await PrepareAsync(server)).DisposeAsync();
        await using var session = await Connector.OpenTargetAsync(server.Address, Stop);
        await session.Journal!.JoinAsync(isAlone: false, Stop);
        Assert.Contains(server.Requests, request => request.Text.Contains("REPEATABLEREAD", StringComparison.Ordinal));

        database.On("REPEATABLEREAD", new TdsReply.Refused(1222, "Lock request time out period exceeded."));
        await using var other = await Connector.OpenTargetAsync(server.Address, Stop);
        await Assert.ThrowsAsync<SafetyException>(() => other.Journal!.JoinAsync(isAlone: false, Stop));
    }

    private static SchemaPlan PlanOf(ITargetSession session, DatabaseSchema? schema = null) => SchemaPlan.Create(
        session.SchemaWriter.Translate(schema ?? EveryType.Schema).Schema, Connector.Capabilities.ConstraintTiming);

    private static async Task<ITargetSession> PrepareAsync(TdsServer server, DatabaseSchema? schema = null)
    {
        var session = await Connector.OpenTargetAsync(server.Address, Stop);
        await session.BeginAsync(TargetRun.Marker, Stop);
        await session.SchemaWriter.ApplyAsync(PlanOf(session, schema), SchemaPhase.BeforeLoad, progress: null, Stop);
        await session.Journal!.OpenAsync("key", Stop);
        return session;
    }

    private static async Task LoadAsync(ITargetSession session)
    {
        var table = EveryType.Schema.Tables[0];
        using var batch = BatchBuilder.Create(table, EveryType.Rows);
        var names = TargetRun.NamesInTarget(table, table);
        await session.Journal!.LoadAsync(table, names, batch, new LoadEntry(0, 0, EdgeCases: 0), Stop);
    }
}
