using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.MySql.Tests.Schemas;

/// <summary>A MariaDB database with one of everything is cloned, and the server's own statements and rows are compared.</summary>
public sealed class RichSchemaTests(MySqlFixture fixture)
{
    private static readonly string[] Statements =
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Schemas", "rich.sql")).Split(";\n");

    [Fact]
    public async Task Every_statement_of_the_server_is_the_same()
    {
        await using var source = await CreateSourceAsync();
        await using var target = await fixture.CreateAsync();
        await CloneAsync(source, target);
        var expected = await MySqlStatements.ReadAsync(source.Address, "broken");
        Assert.Equal(20, expected.Count);
        Assert.Equal(expected, await MySqlStatements.ReadAsync(target.Address));
    }

    [Fact]
    public async Task Every_value_is_the_same()
    {
        await using var source = await CreateSourceAsync();
        await using var target = await fixture.CreateAsync();
        await CloneAsync(source, target);
        foreach (var table in await source.QueryAsync(
            "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE LIKE '%BASE%'"))
        {
            var checksum = $"CHECKSUM TABLE `{table.Replace("`", "``", StringComparison.Ordinal)}`";
            Assert.Equal($"{table}: {(await source.QueryAsync(checksum, 1))[0]}", $"{table}: {(await target.QueryAsync(checksum, 1))[0]}");
        }
    }

    [Fact]
    public async Task Vouches_for_every_promise()
    {
        await using var source = await CreateSourceAsync();
        await using var target = await fixture.CreateAsync();
        await using var session = await fixture.Connector.OpenTargetAsync(target.Address, CancellationToken.None);
        await CloneAsync(source, session);
        var schema = await session.Catalog.ReadAsync(CancellationToken.None);
        var checks = await session.Verifier.VerifyAsync(schema, new Dictionary<TableName, long>(), CancellationToken.None);
        Assert.All(checks, check => Assert.True(check.IsKept, check.ToString()));
        Assert.Equal(schema.Tables.Sum(table => table.ForeignKeys.Count),
            checks.Count(check => check.Kind == IntegrityCheckKind.ForeignKey));
    }

    [Fact]
    public async Task Numbers_go_on_after_those_that_were_loaded()
    {
        await using var source = await CreateSourceAsync();
        await using var target = await fixture.CreateAsync();
        await CloneAsync(source, target);
        Assert.Equal(["3"], await target.QueryAsync("INSERT INTO customer (email) VALUES ('c@example') RETURNING id"));
        Assert.Equal(["200"], await target.QueryAsync("SELECT number FROM customer WHERE id = 3"));
        Assert.Equal(["205"], await target.QueryAsync("SELECT NEXTVAL(numbers)"));
        Assert.Equal(["1"], await target.QueryAsync("SELECT NEXTVAL(unused)"));
    }

    [Fact]
    public async Task Keys_of_rows_that_keep_their_history_are_those_that_were_declared()
    {
        await using var source = await CreateSourceAsync();
        await using var session = await fixture.Connector.OpenTargetAsync(source.Address, CancellationToken.None);
        var schema = await session.Catalog.ReadAsync(CancellationToken.None);
        Assert.Equal(["id"], schema.GetTable(new TableName("tariff")).PrimaryKey!.Columns);
    }

    [Fact]
    public async Task A_number_that_begins_anew_for_each_value_before_it_goes_on_by_itself()
    {
        await using var database = await fixture.CreateAsync();
        await database.ExecuteAsync(
            "CREATE TABLE visit (day INT NOT NULL, number INT NOT NULL AUTO_INCREMENT, PRIMARY KEY (day, number)) ENGINE=MyISAM");
        await database.ExecuteAsync("INSERT INTO visit (day) VALUES (1), (1), (2)");
        await using var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        var schema = await session.Catalog.ReadAsync(CancellationToken.None);
        var checks = await session.Verifier.VerifyAsync(schema, new Dictionary<TableName, long>(), CancellationToken.None);
        Assert.All(checks, check => Assert.True(check.IsKept, check.ToString()));
    }

    [Fact]
    public async Task Says_what_is_not_recreated()
    {
        await using var source = await CreateSourceAsync();
        await using var target = await fixture.CreateAsync();
        var translation = await CloneAsync(source, target);
        Assert.Equal(["view broken"], translation.Ledger.Losses.Select(entry => entry.Subject));
    }

    [Fact]
    public async Task Says_that_a_default_of_bytes_that_are_no_text_is_another_one()
    {
        await using var source = await fixture.CreateAsync();
        await source.ExecuteAsync(
            "CREATE TABLE t (a VARBINARY(4) DEFAULT X'00FF'); CREATE TABLE u (a VARBINARY(4) DEFAULT X'41', b VARCHAR(9) DEFAULT 'é')");
        await using var session = await fixture.Connector.OpenSourceAsync(source.Address, CancellationToken.None);
        var schema = await session.Catalog.ReadAsync(CancellationToken.None);
        Assert.Equal(["defaults of bytes of table t"], schema.Issues.Select(issue => issue.Subject));
    }

    private async Task<MySqlTestDatabase> CreateSourceAsync()
    {
        var database = await fixture.CreateAsync();
        Assert.SkipUnless((await database.QueryAsync("SELECT VERSION()"))[0]
            .Contains("MariaDB", StringComparison.Ordinal), "the server is no MariaDB");
        await database.ExecuteAsync($"SET sql_mode = 'STRICT_TRANS_TABLES'; SET time_zone = '+00:00'; {string.Join(";\n", Statements)}");
        return database;
    }

    private async Task<SchemaTranslation> CloneAsync(MySqlTestDatabase source, MySqlTestDatabase target)
    {
        await using var session = await fixture.Connector.OpenTargetAsync(target.Address, CancellationToken.None);
        var translation = await CloneAsync(source, session);
        await session.PublishAsync(CancellationToken.None);
        return translation;
    }

    private async Task<SchemaTranslation> CloneAsync(MySqlTestDatabase source, ITargetSession target)
    {
        await using var session = await fixture.Connector.OpenSourceAsync(source.Address, CancellationToken.None);
        var schema = await session.Catalog.ReadAsync(CancellationToken.None);
        await target.BeginAsync(TargetRun.Marker, CancellationToken.None);
        var translation = target.SchemaWriter.Translate(schema);
        var plan = SchemaPlan.Create(translation.Schema, fixture.Connector.Capabilities.ConstraintTiming);
        await target.SchemaWriter.ApplyAsync(plan, SchemaPhase.BeforeLoad, null, CancellationToken.None);
        foreach (var table in schema.Tables)
        {
            var names = table.Columns.Where(column => column.IsWritable).Select(column => column.Name).ToValueList();
            await foreach (var batch in session.Tables.ReadAsync(table, 7, CancellationToken.None))
            {
                await target.Loader.LoadAsync(table, names, batch, CancellationToken.None);
                batch.Dispose();
            }
        }

        await target.SchemaWriter.ApplyAsync(plan, SchemaPhase.AfterLoad, null, CancellationToken.None);
        return translation;
    }
}
