using Synth.Schema;
using Synth.Testing;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.Specification;

/// <summary>How rows are streamed.</summary>
public abstract class ReadingSpecification(IConnectorFixture fixture)
{
    [Theory]
    [InlineData(1, 10)]
    [InlineData(3, 4)]
    [InlineData(5, 2)]
    [InlineData(10, 1)]
    [InlineData(1000, 1)]
    public async Task Cuts_rows_into_full_batches_and_a_rest(int batchSize, int batchCount)
    {
        await using var database = await NumbersAsync(10);
        await using var session = await fixture.Connector.OpenSourceAsync(database.Address, CancellationToken.None);
        var table = (await session.Catalog.ReadAsync(CancellationToken.None)).Tables[0];
        var sizes = new List<int>();
        await foreach (var batch in session.Tables.ReadAsync(table, batchSize, CancellationToken.None))
        {
            using (batch)
            {
                sizes.Add(batch.RowCount);
            }
        }

        Assert.Equal(batchCount, sizes.Count);
        Assert.All(sizes.SkipLast(1), size => Assert.Equal(batchSize, size));
        Assert.Equal(10, sizes.Sum());
    }

    [Fact]
    public async Task Reads_no_batch_from_an_empty_table()
    {
        await using var database = await NumbersAsync(0);
        await using var session = await fixture.Connector.OpenSourceAsync(database.Address, CancellationToken.None);
        var table = (await session.Catalog.ReadAsync(CancellationToken.None)).Tables[0];
        Assert.Equal(0, await session.Tables.CountRowsAsync(table, CancellationToken.None));
        await foreach (var batch in session.Tables.ReadAsync(table, 10, CancellationToken.None))
        {
            batch.Dispose();
            Assert.Fail("There was a batch.");
        }
    }

    [Fact]
    public async Task Reads_a_table_without_a_key()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        await database.ExecuteAsync(
            "CREATE TABLE twin (a INTEGER, b VARCHAR(5)); INSERT INTO twin VALUES (1, 'x'), (1, 'x'), (NULL, NULL)");
        Assert.Equal(["1 | 'x'", "1 | 'x'", "∅ | ∅"],
            await SourceRead.RowsAsync(fixture.Connector, database.Address, await OnlyTableAsync(database)));
    }

    [Fact]
    public async Task Sees_one_snapshot_while_another_connection_writes_or_notices_the_change()
    {
        await using var database = await NumbersAsync(5);
        await using var session = await fixture.Connector.OpenSourceAsync(database.Address, CancellationToken.None);
        var schema = await session.Catalog.ReadAsync(CancellationToken.None);
        await TryWriteAsync(database, "INSERT INTO numbers VALUES (77)");
        if (fixture.Connector.Capabilities.KeepsSnapshot)
        {
            Assert.Equal(5, await session.Tables.CountRowsAsync(schema.Tables[0], CancellationToken.None));
            Assert.Equal(["0", "1", "2", "3", "4"], await SourceRead.RowsAsync(session, schema.Tables[0]));
        }
        else
        {
            await Assert.ThrowsAsync<ReadException>(() => session.Tables.CountRowsAsync(schema.Tables[0], CancellationToken.None));
            await Assert.ThrowsAsync<ReadException>(() => SourceRead.RowsAsync(session, schema.Tables[0]));
        }
    }

    [Fact]
    public async Task Measures_how_a_foreign_key_is_used()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        await database.ExecuteAsync("""
            CREATE TABLE parent (a INTEGER NOT NULL, b INTEGER NOT NULL, PRIMARY KEY (a, b));
            CREATE TABLE child (x INTEGER, y INTEGER, FOREIGN KEY (x, y) REFERENCES parent (a, b));
            INSERT INTO parent VALUES (1, 1), (1, 2), (2, 2);
            INSERT INTO child VALUES (1, 1), (1, 1), (1, 2), (NULL, 2), (1, NULL), (NULL, NULL);
            """);
        await using var session = await fixture.Connector.OpenSourceAsync(database.Address, CancellationToken.None);
        var child = (await session.Catalog.ReadAsync(CancellationToken.None)).Tables.Single(table => table.Name.Name == "child");
        var statistics = await session.Tables.MeasureForeignKeyAsync(child, child.ForeignKeys[0], CancellationToken.None);
        Assert.Equal(new ForeignKeyStatistics(ReferencingRows: 3, ReferencedKeys: 2), statistics);
    }

    [Fact]
    public async Task Measures_an_unused_foreign_key()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        await TargetRun.WriteAsync(fixture.Connector, database.Address, Database(
            Table("node", Required("id", new IntegerType(64)), Nullable("parent", new IntegerType(64)))
                .WithKey("id").WithForeignKey("node", ("parent", "id"))));
        await using var session = await fixture.Connector.OpenSourceAsync(database.Address, CancellationToken.None);
        var table = (await session.Catalog.ReadAsync(CancellationToken.None)).Tables[0];
        Assert.Equal(new ForeignKeyStatistics(0, 0),
            await session.Tables.MeasureForeignKeyAsync(table, table.ForeignKeys[0], CancellationToken.None));
    }

    [Fact]
    public async Task Stops_when_it_is_cancelled()
    {
        await using var database = await NumbersAsync(10);
        await using var session = await fixture.Connector.OpenSourceAsync(database.Address, CancellationToken.None);
        var table = (await session.Catalog.ReadAsync(CancellationToken.None)).Tables[0];
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var batch in session.Tables.ReadAsync(table, 2, cancellation.Token))
            {
                batch.Dispose();
                await cancellation.CancelAsync();
            }
        });
    }

    // An engine may keep the writer out for as long as the snapshot is held; either way the reader must not see the row.
    private static async Task TryWriteAsync(ITestDatabase database, string sql)
    {
        try
        {
            await database.ExecuteAsync(sql);
        }
        catch (System.Data.Common.DbException)
        {
        }
    }

    private async Task<ITestDatabase> NumbersAsync(int count)
    {
        var database = await fixture.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE numbers (n INTEGER NOT NULL)");
        foreach (var number in Enumerable.Range(0, count))
        {
            await database.ExecuteAsync(FormattableString.Invariant($"INSERT INTO numbers VALUES ({number})"));
        }

        return database;
    }

    private async Task<TableName> OnlyTableAsync(ITestDatabase database) =>
        Assert.Single((await SourceRead.SchemaAsync(fixture.Connector, database.Address)).Tables).Name;
}
