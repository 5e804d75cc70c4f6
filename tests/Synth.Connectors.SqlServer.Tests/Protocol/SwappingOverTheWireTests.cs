using Synth.Connectors.SqlServer.Swapping;
using Synth.Connectors.SqlServer.Tests.Protocol.Wire;
using Synth.Schema;
using Synth.Testing;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>What a swap says to a server beside moving tables, and what it does where the server does not let it.</summary>
public sealed class SwappingOverTheWireTests
{
    private const int LockTimeout = 1222;

    private static readonly SqlServerConnector Connector = new();

    private static readonly TableName Numbers = new("dbo", "numbers");

    private static readonly DatabaseSchema Schema = Database(Table("t", Required("id", new IntegerType(32))).WithKey("id")) with
    {
        Engine = "sqlserver",
        Schemas = ["dbo"],
        Sequences = [new Sequence(Numbers, 1, 1, 1, long.MaxValue, IsCyclic: false, LastValue: null)],
        Tables =
        [
            Table("t", Required("id", new IntegerType(32))
                with { NativeType = "int", Default = new ExpressionDefault("NEXT VALUE FOR [dbo].[numbers]") { Name = "DF_t_id" } })
                .WithKey("id") with { Name = new TableName("dbo", "t") },
        ],
        Views = [new View(new TableName("dbo", "v"), "CREATE VIEW [dbo].[v] AS SELECT [id] FROM [dbo].[t]",
            IsMaterialized: false, [new TableName("dbo", "t")])],
        Routines = [new Routine(new TableName("dbo", "p"), "",
            "CREATE PROCEDURE [dbo].[p] AS SELECT [id] FROM [dbo].[t]") { Placement = RoutinePlacement.AfterViews }],
        Triggers = [new Trigger("tr", new TableName("dbo", "t"), "CREATE TRIGGER [dbo].[tr] ON [dbo].[t] AFTER INSERT AS SELECT 1")],
    };

    [Fact]
    public async Task Views_routines_triggers_and_sequences_belong_to_their_generation_and_come_back_with_it()
    {
        var (database, server) = Serve();
        await using var open = server;
        await ReplaceAsync(server, 1);
        var first = Described(database);
        await ReplaceAsync(server, 2);
        Assert.Equal(first, Described(database));
        Assert.Contains("TABLE synth.old.dbo.t", Parked(database));
        Assert.Contains("PART synth.old.dbo.tr", Parked(database));
        Assert.DoesNotContain(Parked(database), item => item.StartsWith("VIEW", StringComparison.Ordinal));

        await using var session = await Connector.OpenTargetAsync(server.Address, TestContext.Current.CancellationToken);
        await session.RollBackAsync(TestContext.Current.CancellationToken);
        Assert.Equal(first, Described(database));
        Assert.Contains("ALTER TABLE [dbo].[t] ADD CONSTRAINT [DF_t_id] DEFAULT (NEXT VALUE FOR [dbo].[numbers]) FOR [id]",
            database.State.Definitions.Select(item => item.Text));
    }

    [Fact]
    public async Task A_swap_that_is_kept_from_its_locks_is_tried_again_and_leaves_nothing_half_done()
    {
        var (database, server) = Serve();
        await using var open = server;
        await ReplaceAsync(server, 1);
        var refusals = 2;
        var before = Described(database);
        var seen = new List<string>();
        database.On(
            request => request.Text.Contains("TRANSFER OBJECT::[synth.new.dbo].[t]", StringComparison.Ordinal) && refusals > 0,
            _ =>
            {
                refusals--;
                return [new TdsReply.Refused(LockTimeout, "Lock request time out period exceeded.")];
            });
        database.On(
            request => request.Text == SwapSql.End && Note(string.Join(", ", Described(database))),
            _ => []);
        await ReplaceAsync(server, 2);
        Assert.Equal(string.Join(", ", before), seen[0]);
        Assert.Equal(before, Described(database));
        Assert.Equal(3,
            server.Requests.Count(request => request.Text.StartsWith("SET XACT_ABORT ON; SET LOCK_TIMEOUT", StringComparison.Ordinal)) - 1);

        bool Note(string state)
        {
            seen.Add(state);
            return false;
        }
    }

    [Fact]
    public async Task What_others_may_do_is_given_again()
    {
        var (database, server) = Serve();
        await using var open = server;
        await ReplaceAsync(server, 1);
        database.On(SwapSql.Grants, new TdsReply.Rows(
            [.. new[] { "SchemaName", "Name", "ColumnName", "Permission", "State",
                "Grantee" }.Select(name => new TdsColumn(name, TdsType.Parse("nvarchar(128)")))],
            [
                ["dbo", "t", null, "SELECT", "GRANT", "reader"], ["dbo", "t", "id", "UPDATE", "DENY", "writer"],
                    ["dbo", "p", null, "EXECUTE", "GRANT_WITH_GRANT_OPTION", "app"],
                ["dbo", "t", "gone", "SELECT", "GRANT", "reader"], ["dbo", "others", null, "SELECT", "GRANT", "reader"],
            ]));
        await ReplaceAsync(server, 2);
        var grants = server.Requests.Select(request => request.Text)
            .Single(text => text.Contains(" ON OBJECT::", StringComparison.Ordinal));
        Assert.Contains("GRANT SELECT ON OBJECT::[dbo].[t] TO [reader]", grants, StringComparison.Ordinal);
        Assert.Contains("DENY UPDATE ON OBJECT::[dbo].[t] ([id]) TO [writer]", grants, StringComparison.Ordinal);
        Assert.Contains("GRANT EXECUTE ON OBJECT::[dbo].[p] TO [app] WITH GRANT OPTION", grants, StringComparison.Ordinal);
        Assert.DoesNotContain("others", grants, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_key_of_others_is_a_refusal_before_any_work()
    {
        var (database, server) = Serve();
        await using var open = server;
        await ReplaceAsync(server, 1);
        var before = Described(database);
        database.On(SwapSql.Bindings, new TdsReply.Rows(
            [.. new[] { "Kind", "SchemaName", "Name", "ReferencedSchema",
                "ReferencedName" }.Select(name => new TdsColumn(name, TdsType.Parse("nvarchar(128)")))],
            [["foreign key FK of table", "dbo", "theirs", "dbo", "t"], ["foreign key FK of table", "dbo", "t", "dbo", "t"]]));
        var error = await Assert.ThrowsAsync<SafetyException>(() => ReplaceAsync(server, 2));
        Assert.Contains("foreign key FK of table dbo.theirs", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Described(database));
    }

    [Fact]
    public async Task A_login_that_may_not_move_things_is_told_what_it_lacks()
    {
        var (database, server) = Serve();
        await using var open = server;
        await ReplaceAsync(server, 1);
        var before = Described(database);
        database.On("TRANSFER",
            new TdsReply.Refused(15151, "Cannot find the object 't', because it does not exist or you do not have permission."));
        var error = await Assert.ThrowsAsync<ConnectionException>(() => ReplaceAsync(server, 2));
        Assert.Contains("GRANT CONTROL ON SCHEMA", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Described(database));
    }

    private static (StoredDatabase Database, TdsServer Server) Serve()
    {
        var database = new StoredDatabase();
        return (database, new TdsServer(database.Answer) { Ended = database.End });
    }

    private static string[] Described(StoredDatabase database) => [.. Names(database, StoredCatalog.IsOfUsers)];

    private static string[] Parked(StoredDatabase database) =>
        [.. Names(database, schema => schema.StartsWith(Staging.OldPrefix, StringComparison.Ordinal))];

    private static IEnumerable<string> Names(StoredDatabase database, Func<string, bool> isMeant) =>
        database.State.Definitions.Where(item => isMeant(item.Name.Schema!))
            .Select(item => $"{item.Kind} {item.Name}").Order(StringComparer.Ordinal);

    private static async Task ReplaceAsync(TdsServer server, int generation)
    {
        await using var session = await Connector.OpenTargetAsync(server.Address, TestContext.Current.CancellationToken);
        await session.BeginAsync(TargetRun.Marker with { RunId = $"run-{generation}" },
            TargetUse.Replace, TestContext.Current.CancellationToken);
        using var batch = BatchBuilder.Create(Schema.Tables[0], [generation]);
        await TargetRun.FillAsync(Connector, session, Schema, _ => [batch]);
        await session.PublishAsync(TestContext.Current.CancellationToken);
    }
}
