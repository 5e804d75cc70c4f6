using Synth.Connectors.SqlServer.Tests.Catalog;
using Synth.Connectors.SqlServer.Tests.Protocol.Wire;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>What sessions say to a server from the first word to the last.</summary>
public sealed class SessionsOverTheWireTests
{
    private const string Marker = "[synth].[run]";

    private static readonly SqlServerConnector Connector = new();

    [Fact]
    public async Task A_source_is_read_in_one_snapshot_that_is_never_committed()
    {
        await using var server = new TdsServer(new StoredDatabase().WithCatalog(RecordedCatalog.Rows).Answer);
        await using (var session = await Connector.OpenSourceAsync(server.Address, TestContext.Current.CancellationToken))
        {
            await session.Catalog.ReadAsync(TestContext.Current.CancellationToken);
            Assert.Equal(new DatabaseIdentity("HOST\\ONE", "5:6f9619ff-8b86-d011-b42d-00c04fc964ff"), session.Identity);
            Assert.Equal("SQL Server 16.00.1000", session.ServerVersion);
        }

        var login = Assert.Single(server.Logins);
        Assert.Equal(("reader", "synth", "shop", true), (login.User, login.Application, login.Database, login.IsReadOnly));
        var statements = server.Requests.Select(request => FirstLine(request.Text)).ToArray();
        Assert.Contains("SET TRANSACTION ISOLATION LEVEL SNAPSHOT", statements);
        Assert.Single(statements, statement => statement == "BEGIN TRANSACTION");
        Assert.All(statements, statement => Assert.Matches("^(SELECT|SET TRANSACTION|BEGIN TRANSACTION)", statement));
    }

    [Fact]
    public async Task A_source_without_snapshots_whose_login_may_write_says_so()
    {
        var database = new StoredDatabase().WithCatalog(RecordedCatalog.Rows)
            .On("snapshot_isolation_state", StoredDatabase.Text("0"))
            .On("HAS_PERMS_BY_NAME(QUOTENAME(DB_NAME())", StoredDatabase.Text("3"));
        await using var server = new TdsServer(database.Answer);
        await using var session = await Connector.OpenSourceAsync(server.Address, TestContext.Current.CancellationToken);
        var schema = await session.Catalog.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Contains("SET TRANSACTION ISOLATION LEVEL READ COMMITTED", server.Requests.Select(request => request.Text));
        Assert.Contains(schema.Issues, issue => issue.Message.Contains("may write", StringComparison.Ordinal));
        Assert.Contains(schema.Issues, issue => issue.Message.Contains("ALLOW_SNAPSHOT_ISOLATION", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_target_is_marked_filled_and_published()
    {
        var database = new StoredDatabase();
        await using var server = new TdsServer(database.Answer);
        using var batch = BatchBuilder.Create(EveryType.Schema.Tables[0], EveryType.Rows);
        await TargetRun.WriteAsync(Connector, server.Address, EveryType.Schema, _ => [batch]);
        var record = database.Tables[Marker];
        Assert.Equal("complete", Assert.Single(record.Rows)[record.IndexOf("state")]);
        Assert.Equal(TargetRun.Marker.StartedAt.UtcDateTime, record.Rows[0][record.IndexOf("started_at")]);
        Assert.Equal(EveryType.Rows.Count, database.Tables["[dbo].[every type]]]"].Rows.Count);
    }

    [Fact]
    public async Task A_target_that_is_given_up_is_left_as_it_was()
    {
        var database = new StoredDatabase();
        await using var server = new TdsServer(database.Answer);
        await using (var session = await Connector.OpenTargetAsync(server.Address, TestContext.Current.CancellationToken))
        {
            await session.BeginAsync(TargetRun.Marker, TestContext.Current.CancellationToken);
            await TargetRun.FillAsync(Connector, session, EveryType.Schema);
            Assert.Contains("[dbo].[every type]]]", database.Tables.Keys);
        }

        Assert.Empty(database.Tables);
    }

    [Fact]
    public async Task A_target_with_tables_is_refused()
    {
        var database = new StoredDatabase();
        await using var server = new TdsServer(database.Answer);
        await SqlServerServer.ExecuteAsync(server.Address, ["CREATE TABLE [dbo].[kept] ([a] int NULL)"]);
        await using var session = await Connector.OpenTargetAsync(server.Address, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<SafetyException>(
            () => session.BeginAsync(TargetRun.Marker, TestContext.Current.CancellationToken));
        Assert.Equal(["[dbo].[kept]"], database.Tables.Keys);
    }

    [Fact]
    public async Task A_target_that_another_run_is_filling_is_refused()
    {
        await using var server = new TdsServer(new StoredDatabase().On("sp_getapplock", StoredDatabase.Number(-1)).Answer);
        await using var session = await Connector.OpenTargetAsync(server.Address, TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<SafetyException>(
            () => session.BeginAsync(TargetRun.Marker, TestContext.Current.CancellationToken));
        Assert.Contains("Another run", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_counts_what_the_engine_does_not_vouch_for()
    {
        var table = EveryType.Schema.Tables[0];
        var columns = "Kind SchemaName TableName Id ColumnName ReferencedSchema ReferencedTable ReferencedColumn Position".Split(' ')
            .Select(name => new TdsColumn(name, TdsType.Parse(name switch { "Id" => "bigint", "Position" => "int", _ => "nvarchar(128)" })))
            .ToArray();
        var database = new StoredDatabase()
            .On("IS NULL", new TdsReply.Rows([new TdsColumn("", TdsType.Parse("bigint"))], [[3L]]))
            .On("IDENT_CURRENT", new TdsReply.Rows([new TdsColumn("", TdsType.Parse("int"))], [[0]]))
            .On("ABS(COUNT_BIG(*)", new TdsReply.Rows([new TdsColumn("", TdsType.Parse("bigint"))], [[0L]]))
            .On("-- What the engine vouches for", new TdsReply.Rows(columns, [["n", "dbo", "every type]", 1L, "id", null, null, null, 1]]));
        await using var server = new TdsServer(database.Answer);
        await using var session = await Connector.OpenTargetAsync(server.Address, TestContext.Current.CancellationToken);
        var checks = await session.Verifier.VerifyAsync(
            EveryType.Schema, new Dictionary<TableName, long> { [table.Name] = 3 }, TestContext.Current.CancellationToken);
        Assert.Equal(0, checks.Single(check => check is { Kind: IntegrityCheckKind.NotNull, Subject: "id" }).Violations);
        Assert.Equal(3, checks.Single(check => check is { Kind: IntegrityCheckKind.NotNull, Subject: "needed bit" }).Violations);
        Assert.Equal(0, checks.Single(check => check.Kind == IntegrityCheckKind.Identity).Violations);
    }

    private static string FirstLine(string text) => text.TrimStart().Split('\n')
        .First(line => !line.StartsWith("--", StringComparison.Ordinal));
}
