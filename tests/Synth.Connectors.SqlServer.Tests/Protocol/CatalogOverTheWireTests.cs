using Synth.Connectors.SqlServer.Catalog;
using Synth.Connectors.SqlServer.Tests.Catalog;
using Synth.Connectors.SqlServer.Tests.Protocol.Wire;
using Synth.Schema;
using Xunit;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>Reading the catalog from a server that gives every column of its views the type that the documentation says.</summary>
public sealed class CatalogOverTheWireTests
{
    private static readonly SqlServerConnector Connector = new();

    public static TheoryData<string> Queries => new(ServedCatalog.Queries(RecordedCatalog.Rows).Keys);

    [Fact]
    public async Task Reads_the_schema_that_the_rows_add_up_to()
    {
        var expected = SchemaAssembler.Assemble(RecordedCatalog.Rows);
        var actual = await ReadAsync(new StoredDatabase().WithCatalog(RecordedCatalog.Rows));
        Assert.Equal(Ordered(expected.Issues), Ordered(actual.Issues));
        Assert.Equal(expected with { Issues = [] }, actual with { Issues = [] });
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Every_query_names_columns_that_there_are(string query)
    {
        var columns = SystemViews.ColumnsOf(query);
        Assert.Equal([], columns.Where(column => !SystemViews.Columns.ContainsKey(column)));
        var isOptional = query is "graph-tables" or "sequence-positions" or "history-retention" or "ledger-tables" or "columnstore-order"
            or "index-sequential-keys" or "index-xml-compression" or "dropped-columns";
        Assert.True(isOptional || columns.All(column => SystemViews.Columns[column].Since == 2016), "The query fails on SQL Server 2016.");
    }

    [Fact]
    public async Task Says_what_an_older_server_does_not_tell()
    {
        var database = new StoredDatabase().WithCatalog(RecordedCatalog.Rows)
            .On("is_node", new TdsReply.Refused(207, "Invalid column name 'is_node'."))
            .On("last_used_value", new TdsReply.Refused(207, "Invalid column name 'last_used_value'."))
            .On("sys.masked_columns", new TdsReply.Refused(208, "Invalid object name 'sys.masked_columns'."));
        await using var server = new TdsServer(database.Answer);
        await using var session = await Connector.OpenSourceAsync(server.Address, TestContext.Current.CancellationToken);
        var schema = await session.Catalog.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            ["catalog, graph-tables", "catalog, masked-columns", "catalog, sequence-positions"],
            schema.Issues.Select(issue => issue.Subject).Where(subject => subject.StartsWith("catalog", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task Asks_more_plainly_where_the_server_lacks_views_and_columns()
    {
        var database = new StoredDatabase().WithCatalog(RecordedCatalog.Rows);
        string[] parts = ["sys.computed_columns", "sys.key_constraints", "is_not_trusted", "partition_ordinal", "uses_ansi_nulls"];
        foreach (var part in parts)
        {
            database.On(part, new TdsReply.Refused(207, "Invalid name."));
        }

        var expected = SchemaAssembler.Assemble(RecordedCatalog.Rows);
        await using var server = new TdsServer(database.Answer);
        await using var session = await Connector.OpenSourceAsync(server.Address, TestContext.Current.CancellationToken);
        var actual = await session.Catalog.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(expected.Tables.Select(table => table.Name), actual.Tables.Select(table => table.Name));
        Assert.Equal(expected.Views.Select(view => view.Name), actual.Views.Select(view => view.Name));
        foreach (var (table, read) in expected.Tables.Zip(actual.Tables))
        {
            Assert.Equal(table.Columns.Select(column => column.Name), read.Columns.Select(column => column.Name));
            Assert.Equal(table.PrimaryKey?.Columns, read.PrimaryKey?.Columns);
            Assert.Equal(table.ForeignKeys.Select(key => key.Columns), read.ForeignKeys.Select(key => key.Columns));
            Assert.Equal(table.Checks.Select(check => check.Sql), read.Checks.Select(check => check.Sql));
        }

        foreach (var query in new[] { "columns", "indexes", "index-columns", "foreign-keys", "checks", "modules" })
        {
            Assert.Contains(actual.Issues, issue => issue.Subject == $"catalog, {query}" && issue.Severity == SchemaIssueSeverity.Warning);
        }
    }

    // SELECT on the newer view is granted to owners of the database alone.
    [Fact]
    public async Task Follows_dependencies_by_the_older_view_where_the_login_may_not_read_the_newer_one()
    {
        var expected = SchemaAssembler.Assemble(RecordedCatalog.Rows);
        var actual = await ReadAsync(new StoredDatabase().WithCatalog(RecordedCatalog.Rows).On("sys.sql_expression_dependencies",
            new TdsReply.Refused(229, "The SELECT permission was denied on the object 'sql_expression_dependencies'.", 14)));
        Assert.Equal(expected.Routines.Single(routine => routine.Name.Name == "twice").Placement,
            actual.Routines.Single(routine => routine.Name.Name == "twice").Placement);
        Assert.Equal(RoutinePlacement.BeforeTables, actual.Routines.Single(routine => routine.Name.Name == "twice").Placement);
        Assert.DoesNotContain(actual.Issues, issue => issue.Subject.StartsWith("catalog", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_the_privilege_that_reading_needs()
    {
        var database = new StoredDatabase().WithCatalog(RecordedCatalog.Rows)
            .On("-- Tables of users.", new TdsReply.Refused(229, "The SELECT permission was denied on the object 'tables'.", 14));
        await using var server = new TdsServer(database.Answer);
        await using var session = await Connector.OpenSourceAsync(server.Address, TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<ReadException>(() => session.Catalog.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Contains("VIEW DEFINITION", error.Message, StringComparison.Ordinal);
        Assert.Contains("229", error.Message, StringComparison.Ordinal);
    }

    private static async Task<DatabaseSchema> ReadAsync(StoredDatabase database)
    {
        await using var server = new TdsServer(database.Answer);
        await using var session = await Connector.OpenSourceAsync(server.Address, TestContext.Current.CancellationToken);
        return await session.Catalog.ReadAsync(TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Ordered(IEnumerable<SchemaIssue> issues) =>
        issues.Select(issue => $"{issue.Subject}: {issue.Message}").Order(StringComparer.Ordinal);
}
