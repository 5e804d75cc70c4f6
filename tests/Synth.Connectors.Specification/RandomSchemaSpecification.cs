using CsCheck;
using Synth.Data;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.Specification;

/// <summary>Random databases go through writing, loading, verifying and reading, and come back as they were.</summary>
public abstract class RandomSchemaSpecification(IConnectorFixture fixture)
{
    private const int Iterations = 25;
    private const int CopyIterations = 10;

    [Fact]
    public async Task Reads_every_schema_that_it_writes()
    {
        await RequireServerAsync();
        RandomSchemas.Generator(fixture.TimestampDigits)
            .Sample(schema => RoundTripAsync(schema, rowCount: 0).GetAwaiter().GetResult(), iter: Iterations, threads: 1);
    }

    [Fact]
    public async Task Reads_every_row_that_it_loads()
    {
        await RequireServerAsync();
        RandomSchemas.Generator(fixture.TimestampDigits)
            .Sample(schema => RoundTripAsync(schema, rowCount: 30).GetAwaiter().GetResult(), iter: Iterations, threads: 1);
    }

    [Fact]
    public async Task Every_schema_is_the_same_to_the_engine_itself_after_it_is_read_and_written_again()
    {
        await RequireServerAsync();
        Assert.SkipUnless(await HasDefinitionsAsync(), "It has no words of its own for a schema.");
        RandomSchemas.Generator(fixture.TimestampDigits)
            .Sample(schema => CopyAsync(schema).GetAwaiter().GetResult(), iter: CopyIterations, threads: 1);
    }

    // Skips the test as a whole where there is no server; within a sample that would be a failure.
    private async Task RequireServerAsync() => await (await fixture.CreateDatabaseAsync()).DisposeAsync();

    private async Task<bool> HasDefinitionsAsync()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        return await database.DefinitionAsync() is not null;
    }

    private async Task RoundTripAsync(DatabaseSchema schema, int rowCount)
    {
        var rows = new RandomRows(schema, RandomStream.FromSeed(7), rowCount);
        await using var database = await fixture.CreateDatabaseAsync();
        var translation = await WriteAndVerifyAsync(database, schema, rows, rowCount);
        await using var session = await fixture.Connector.OpenSourceAsync(database.Address, CancellationToken.None);
        var read = await session.Catalog.ReadAsync(CancellationToken.None);
        SchemaAssert.Equal(fixture.Normalize(translation.Schema), fixture.Normalize(read));
        foreach (var table in schema.Tables)
        {
            var target = read.GetTable(translation.Tables[table.Name].Name);
            Assert.Equal(RowText.Ordered(rows.BatchesOf(table)), await SourceRead.RowsAsync(session, target, batchSize: 11));
        }
    }

    private async Task CopyAsync(DatabaseSchema schema)
    {
        await using var source = await fixture.CreateDatabaseAsync();
        await using var target = await fixture.CreateDatabaseAsync();
        await TargetRun.WriteAsync(fixture.Connector, source.Address, schema);
        var read = await SourceRead.SchemaAsync(fixture.Connector, source.Address);
        var translation = await TargetRun.WriteAsync(fixture.Connector, target.Address, read);
        Assert.Empty(translation.Ledger.Losses);
        Assert.Equal(await source.DefinitionAsync(), await target.DefinitionAsync());
    }

    private async Task<SchemaTranslation> WriteAndVerifyAsync(ITestDatabase database, DatabaseSchema schema, RandomRows rows, int rowCount)
    {
        await using var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        await session.BeginAsync(TargetRun.Marker, CancellationToken.None);
        var translation = await TargetRun.FillAsync(fixture.Connector, session, schema, rows.BatchesOf);
        var counts = translation.Schema.Tables.ToDictionary(table => table.Name, _ => (long)rowCount);
        var checks = await session.Verifier.VerifyAsync(translation.Schema, counts, CancellationToken.None);
        Assert.All(checks, check => Assert.True(check.IsKept, check.ToString()));
        await session.PublishAsync(CancellationToken.None);
        return translation;
    }
}
