using Synth.Connectors.SqlServer.Catalog;
using Synth.Connectors.SqlServer.Ddl;
using Synth.Connectors.SqlServer.Sessions;
using Synth.Connectors.SqlServer.Tests.Protocol.Wire;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>Servers that refuse what rows can do without, that choose a victim, or that read some tables in no snapshot.</summary>
public sealed class UnwillingServerTests
{
    private static readonly SqlServerConnector Connector = new();

    private static readonly TdsReply Deadlock =
        new TdsReply.Refused(1205, "Transaction was deadlocked and has been chosen as the victim.", 13);

    [Fact]
    public async Task A_batch_that_is_a_deadlocks_victim_is_loaded_again()
    {
        var attempts = 0;
        var database = new StoredDatabase().On(request => request.Kind == TdsPacketType.BulkLoad && attempts++ == 0, _ => [Deadlock]);
        await using var server = new TdsServer(database.Answer);
        var table = EveryType.Schema.Tables[0];
        using var batch = BatchBuilder.Create(table, EveryType.Rows);
        await TargetRun.WriteAsync(Connector, server.Address, EveryType.Schema, _ => [batch]);
        Assert.Equal(2, server.Requests.Count(request => request.Kind == TdsPacketType.BulkLoad));
        Assert.Equal(batch.RowCount, database.Tables["[dbo].[every type]]]"].Rows.Count);
    }

    [Fact]
    public async Task A_statement_that_is_always_a_deadlocks_victim_ends_the_run()
    {
        await using var server = new TdsServer(new StoredDatabase().On("CREATE TABLE [dbo].", Deadlock).Answer);
        var error = await Assert.ThrowsAsync<LoadException>(
            () => TargetRun.WriteAsync(Connector, server.Address, EveryType.Schema, _ => []));
        Assert.Contains("error 1205", error.Message, StringComparison.Ordinal);
        Assert.Equal(5, server.Requests.Count(request => request.Text.StartsWith("CREATE TABLE [dbo].", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Comments_that_the_server_does_not_take_are_in_the_ledger()
    {
        var database = new StoredDatabase().On("sp_addextendedproperty", new TdsReply.Refused(2812, "Could not find stored procedure."));
        await using var server = new TdsServer(database.Answer);
        var table = EveryType.Schema.Tables[0] with { Comment = "One of everything." };
        await using var session = await Connector.OpenTargetAsync(server.Address, TestContext.Current.CancellationToken);
        await session.BeginAsync(TargetRun.Marker, TestContext.Current.CancellationToken);
        Assert.Empty(session.SchemaWriter.LeftOut);
        await TargetRun.FillAsync(Connector, session, EveryType.Schema with { Tables = [table] });
        await session.PublishAsync(TestContext.Current.CancellationToken);
        var entry = Assert.Single(session.SchemaWriter.LeftOut);
        Assert.Equal(LedgerOutcome.Skipped, entry.Outcome);
        Assert.Contains("dbo.every type]", entry.Subject, StringComparison.Ordinal);
        Assert.Contains("error 2812", entry.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Views_that_the_server_refuses_are_in_the_ledger_and_end_no_run()
    {
        var database = new StoredDatabase()
            .On("CREATE VIEW [dbo].[far]", new TdsReply.Refused(208, "Invalid object name 'elsewhere.dbo.t'."))
            .On("CREATE VIEW [dbo].[farther]", new TdsReply.Refused(208, "Invalid object name 'dbo.far'."))
            .On("CREATE UNIQUE CLUSTERED INDEX [far_rows]", new TdsReply.Refused(1088, "Cannot find the object 'dbo.far'.", 16))
            .On("@level1name = N'far'", new TdsReply.Refused(15135, "Object is invalid."))
            .On("CREATE PROCEDURE [dbo].[as_somebody]", new TdsReply.Refused(15151, "Cannot find the user 'somebody'."))
            .On("CREATE FUNCTION [dbo].[odd]", new TdsReply.Refused(10775, "It is not memory optimized."));
        await using var server = new TdsServer(database.Answer);
        var schema = EveryType.Schema with
        {
            Views = [.. new[] { "far", "near", "farther" }.Select(name =>
                new View(new TableName("dbo", name), $"CREATE VIEW [dbo].[{name}] AS SELECT 1 AS a", IsMaterialized: false, []))],
            Objects =
            [
                new EngineObject(
                    ModuleAssembler.ViewIndexKind, new TableName("dbo", "far_rows"),
                    "CREATE UNIQUE CLUSTERED INDEX [far_rows] ON [dbo].[far] ([a])") { Placement = RoutinePlacement.AfterViews },
                new EngineObject(
                    SchemaAssembler.CommentKind, new TableName("dbo", "far.a"),
                    "EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'x', @level1name = N'far'")
                    { Placement = RoutinePlacement.AfterTriggers },
            ],
            Routines =
            [
                new Routine(new TableName("dbo", "as_somebody"), "", "CREATE PROCEDURE [dbo].[as_somebody] AS SELECT 1")
                    { Placement = RoutinePlacement.AfterViews, Options = [ModuleRenderer.IsOff(ModuleRenderer.AnsiNulls)] },
                new Routine(new TableName("dbo", "odd"), "", "CREATE FUNCTION [dbo].[odd]() RETURNS int AS BEGIN RETURN 1 END")
                    { Placement = RoutinePlacement.AfterTables },
            ],
        };
        await using var session = await Connector.OpenTargetAsync(server.Address, TestContext.Current.CancellationToken);
        await session.BeginAsync(TargetRun.Marker, TestContext.Current.CancellationToken);
        await TargetRun.FillAsync(Connector, session, schema);
        await session.PublishAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                "comment of dbo.far.a", "routine dbo.as_somebody", "routine dbo.odd", "view dbo.far", "view dbo.farther",
                "view index dbo.far_rows",
            ],
            session.SchemaWriter.LeftOut.Select(entry => entry.Subject).Order(StringComparer.Ordinal));
        Assert.Contains("error 10775", session.SchemaWriter.LeftOut.Single(entry => entry.Subject == "routine dbo.odd").Reason,
            StringComparison.Ordinal);
        Assert.Contains(database.State.Definitions, item => item.Name.Name == "near");
        Assert.Equal(1, server.Requests.Select(request => request.Text)
            .SkipWhile(text => !text.StartsWith("CREATE PROCEDURE [dbo].[as_somebody]", StringComparison.Ordinal))
            .Skip(1).Take(1).Count(text => text == "SET ANSI_NULLS ON"));
    }

    [Fact]
    public async Task A_view_that_the_login_may_not_make_ends_the_run()
    {
        var database = new StoredDatabase()
            .On("CREATE VIEW", new TdsReply.Refused(262, "CREATE VIEW permission denied in database 'shop'.", 14));
        await using var server = new TdsServer(database.Answer);
        var view = new View(new TableName("dbo", "v"), "CREATE VIEW [dbo].[v] AS SELECT 1 AS a", IsMaterialized: false, []);
        var error = await Assert.ThrowsAsync<LoadException>(
            () => TargetRun.WriteAsync(Connector, server.Address, EveryType.Schema with { Views = [view] }, _ => []));
        Assert.Contains("db_ddladmin", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "Latin1_General_BIN2")]
    [InlineData(2, null)]
    public async Task Keys_take_what_collation_the_server_has(int refusals, string? collation)
    {
        var database = new StoredDatabase();
        foreach (var query in KeyCollations.Queries.Take(refusals))
        {
            database.On(query, new TdsReply.Refused(448, "Invalid collation."));
        }

        database.On(request => refusals == 1 && request.Text == KeyCollations.Queries[1], _ => [StoredDatabase.Text(collation)]);
        await using var server = new TdsServer(database.Answer);
        var source = SchemaBuilder.Database(SchemaBuilder.Table("t", SchemaBuilder.Required("code", new TextType(10))).WithKey("code"));
        await using var session = await Connector.OpenTargetAsync(server.Address, TestContext.Current.CancellationToken);
        var translation = session.SchemaWriter.Translate(source);
        Assert.Equal(collation, translation.Schema.Tables[0].Columns[0].Collation);
        Assert.Equal(
            collation is null, translation.Ledger.Entries.Any(entry => entry.Reason.Contains("told apart", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Memory_optimised_tables_are_read_beside_the_snapshot()
    {
        var names = new[] { "SchemaName", "Name" }.Select(name => new TdsColumn(name, TdsType.Parse("sysname"))).ToArray();
        var table = EveryType.Schema.Tables[0];
        var database = new StoredDatabase();
        await using var server = new TdsServer(database.Answer);
        await TargetRun.WriteAsync(Connector, server.Address, EveryType.Schema, _ => []);
        database.On(MemoryTables.Query, new TdsReply.Rows(names, [["dbo", table.Name.Name]]));
        await using var session = await Connector.OpenSourceAsync(server.Address, TestContext.Current.CancellationToken);
        var schema = await session.Catalog.ReadAsync(TestContext.Current.CancellationToken);
        await session.Tables.CountRowsAsync(table, TestContext.Current.CancellationToken);
        await SourceRead.RowsAsync(session, table);

        Assert.Contains(schema.Issues, issue => issue.Message.Contains("Memory-optimised", StringComparison.Ordinal));
        var snapshot = server.Requests.Last(request => request.Text == "BEGIN TRANSACTION").Session;
        var reads = server.Requests
            .Where(request => request.Text.StartsWith("SELECT", StringComparison.Ordinal))
            .Where(request => request.Text.Contains("FROM [dbo].[every type]]]", StringComparison.Ordinal))
            .ToArray();
        Assert.Equal(2, reads.Length);
        Assert.All(reads, request => Assert.NotEqual(snapshot, request.Session));
    }
}
