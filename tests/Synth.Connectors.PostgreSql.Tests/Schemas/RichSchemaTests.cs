using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.PostgreSql.Tests.Schemas;

/// <summary>
/// A schema with one of everything (<c>rich.sql</c>), and one with rare names and clauses (<c>nasty.sql</c>), go through reading and
/// writing, and pg_dump sees no difference.
/// </summary>
public sealed class RichSchemaTests(PostgreSqlFixture fixture)
{
    [Theory]
    [InlineData("rich")]
    [InlineData("nasty")]
    public async Task Reads_what_it_writes_of_every_kind(string schema)
    {
        await using var source = await CreateSourceAsync(schema);
        await using var target = await fixture.CreateAsync();
        await CloneAsync(source, target);
        SchemaAssert.Equal(
            await SourceRead.SchemaAsync(fixture.Connector, source.Address),
            await SourceRead.SchemaAsync(fixture.Connector, target.Address));
    }

    [Theory]
    [InlineData("rich", "--schema-only")]
    [InlineData("rich", "--data-only")]
    [InlineData("nasty", "--schema-only")]
    [InlineData("nasty", "--data-only")]
    public async Task Dumps_of_source_and_target_are_equal(string schema, string content)
    {
        await using var source = await CreateSourceAsync(schema);
        await using var target = await fixture.CreateAsync();
        await CloneAsync(source, target);
        Assert.Equal(await PostgreSqlDump.OfAsync(source.Address, content), await PostgreSqlDump.OfAsync(target.Address, content));
    }

    // What was built in staging must not keep its names anywhere: not in definitions, not in bodies, not in positions of sequences.
    [Theory]
    [InlineData("rich", "--schema-only", false)]
    [InlineData("rich", "--data-only", false)]
    [InlineData("rich", "--schema-only", true)]
    [InlineData("rich", "--data-only", true)]
    [InlineData("nasty", "--schema-only", false)]
    [InlineData("nasty", "--schema-only", true)]
    public async Task What_was_swapped_in_dumps_like_its_source(string schema, string content, bool isRolledBack)
    {
        await using var source = await CreateSourceAsync(schema);
        await using var target = await fixture.CreateAsync();
        await CloneAsync(source, target);
        await CloneAsync(source, target, TargetUse.Replace);
        await CloneAsync(source, target, TargetUse.Replace);
        if (isRolledBack)
        {
            await using var session = await fixture.Connector.OpenTargetAsync(target.Address, CancellationToken.None);
            await session.RollBackAsync(CancellationToken.None);
        }

        Assert.Equal(await PostgreSqlDump.OfAsync(source.Address, content), await PostgreSqlDump.OfAsync(target.Address, content));
        Assert.Empty(await target.ResidueAsync());
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

        // The NOT VALID one is checked anyway.
        Assert.Equal(("nv", 0L), Assert.Single(checks, check => !check.IsBinding) is var unbinding
            ? (unbinding.Subject, unbinding.Violations)
            : default);
        Assert.Equal(schema.Tables.Sum(table => table.ForeignKeys.Count),
            checks.Count(check => check.Kind == IntegrityCheckKind.ForeignKey));
    }

    [Fact]
    public async Task Numbers_go_on_after_those_that_were_loaded()
    {
        await using var source = await CreateSourceAsync();
        await using var target = await fixture.CreateAsync();
        await CloneAsync(source, target);
        Assert.Equal(["1010"], await target.QueryAsync("INSERT INTO shop.customer (code, small) VALUES ('next', 1) RETURNING id"));
        Assert.Equal(["3"], await target.QueryAsync("""INSERT INTO "Odd Schema"."q""t" (o) VALUES (NULL) RETURNING id"""));
    }

    private async Task<PostgreSqlTestDatabase> CreateSourceAsync(string schema = "rich")
    {
        var statements = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Schemas", $"{schema}.sql"));
        var database = await fixture.CreateAsync();
        await PostgreSqlServer.ExecuteAsync(database.Address, statements.Split(";\n", StringSplitOptions.RemoveEmptyEntries));
        return database;
    }

    private async Task CloneAsync(PostgreSqlTestDatabase source, PostgreSqlTestDatabase target, TargetUse use = TargetUse.Fill)
    {
        await using var session = await fixture.Connector.OpenTargetAsync(target.Address, CancellationToken.None);
        await CloneAsync(source, session, use);
        await session.PublishAsync(CancellationToken.None);
    }

    private async Task CloneAsync(PostgreSqlTestDatabase source, ITargetSession target, TargetUse use = TargetUse.Fill)
    {
        await using var session = await fixture.Connector.OpenSourceAsync(source.Address, CancellationToken.None);
        var schema = await session.Catalog.ReadAsync(CancellationToken.None);
        await target.BeginAsync(TargetRun.Marker, use, CancellationToken.None);
        var plan = SchemaPlan.Create(target.SchemaWriter.Translate(schema).Schema, ConstraintTiming.AfterLoad);
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
    }
}
