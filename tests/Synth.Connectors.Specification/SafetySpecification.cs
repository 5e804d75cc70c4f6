using System.Data.Common;
using Synth.Schema;
using Synth.Testing;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.Specification;

/// <summary>That a source is never written, a used target never overwritten, and nothing half-written ever left behind.</summary>
public abstract class SafetySpecification(IConnectorFixture fixture)
{
    private static readonly DatabaseSchema OneTable =
        Database(Table("thing", Required("id", new IntegerType(64)), Nullable("name", new TextType(20))).WithKey("id"));

    [Theory]
    [InlineData("INSERT INTO thing VALUES (1, 'x')")]
    [InlineData("UPDATE thing SET name = 'x'")]
    [InlineData("DELETE FROM thing")]
    [InlineData("CREATE TABLE other (a INTEGER)")]
    [InlineData("DROP TABLE thing")]
    public async Task Writes_nothing_through_a_source(string statement)
    {
        await using var database = await ThingsAsync();
        await using (var session = await fixture.Connector.OpenSourceAsync(database.Address, CancellationToken.None))
        {
            if (fixture.Connector.Capabilities.HasReadOnlySessions)
            {
                await Assert.ThrowsAnyAsync<DbException>(() => database.ExecuteThroughAsync(session, statement));
            }
            else
            {
                Assert.Contains((await session.Catalog.ReadAsync(CancellationToken.None)).Issues, issue => issue.Subject == "source");
                await TryAsync(() => database.ExecuteThroughAsync(session, statement));
            }
        }

        Assert.Equal(["1 | 'old'"], await SourceRead.RowsAsync(fixture.Connector, database.Address, await TableAsync(database)));
    }

    [Fact]
    public async Task Refuses_a_target_that_holds_tables()
    {
        await using var database = await ThingsAsync();
        await using (var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None))
        {
            var contents = await session.DescribeContentsAsync(CancellationToken.None);
            Assert.Equal(1, contents.TableCount);
            Assert.False(contents.IsFree);
            await Assert.ThrowsAsync<SafetyException>(() => session.BeginAsync(TargetRun.Marker, CancellationToken.None));
        }

        Assert.Equal(["1 | 'old'"], await SourceRead.RowsAsync(fixture.Connector, database.Address, await TableAsync(database)));
        Assert.Empty(await database.ResidueAsync());
    }

    [Fact]
    public async Task Describing_an_empty_target_changes_nothing()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        await using (var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None))
        {
            Assert.True((await session.DescribeContentsAsync(CancellationToken.None)).IsFree);
            await session.AbandonAsync();
        }

        Assert.Empty(await database.ResidueAsync());
    }

    [Fact]
    public async Task Refuses_a_target_that_a_run_has_published()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        await TargetRun.WriteAsync(fixture.Connector, database.Address, OneTable);
        await using var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        var contents = await session.DescribeContentsAsync(CancellationToken.None);
        Assert.Equal(TargetRun.Marker, contents.Marker);
        Assert.False(contents.IsUnfinished);
        await Assert.ThrowsAsync<SafetyException>(() => session.BeginAsync(TargetRun.Marker, CancellationToken.None));
    }

    [Fact]
    public async Task Abandoning_leaves_nothing()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        await using (var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None))
        {
            await session.BeginAsync(TargetRun.Marker, CancellationToken.None);
            await TargetRun.FillAsync(fixture.Connector, session, OneTable);
            await session.AbandonAsync();
        }

        await AssertEmptyAsync(database);
    }

    [Fact]
    public async Task Disposing_without_publishing_leaves_nothing()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        await using (var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None))
        {
            await session.BeginAsync(TargetRun.Marker, CancellationToken.None);
            await TargetRun.FillAsync(fixture.Connector, session, OneTable);
        }

        await AssertEmptyAsync(database);
    }

    [Fact]
    public async Task Publishing_leaves_the_database_and_nothing_else()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        using var batch = BatchBuilder.Create(OneTable.Tables[0], [1, "new"]);
        await TargetRun.WriteAsync(fixture.Connector, database.Address, OneTable, _ => [batch]);
        Assert.Equal(["1 | 'new'"], await SourceRead.RowsAsync(fixture.Connector, database.Address, await TableAsync(database)));
        Assert.Empty(await database.ResidueAsync());
    }

    [Fact]
    public async Task Abandoning_after_publishing_keeps_the_database()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        await using (var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None))
        {
            await session.BeginAsync(TargetRun.Marker, CancellationToken.None);
            await TargetRun.FillAsync(fixture.Connector, session, OneTable);
            await session.PublishAsync(CancellationToken.None);
            await session.AbandonAsync();
        }

        Assert.Single((await SourceRead.SchemaAsync(fixture.Connector, database.Address)).Tables);
    }

    [Fact]
    public async Task Nobody_sees_the_rows_before_they_are_published()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        await using var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        await session.BeginAsync(TargetRun.Marker, CancellationToken.None);
        await TargetRun.FillAsync(fixture.Connector, session, OneTable);
        await using var other = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        var contents = await other.DescribeContentsAsync(CancellationToken.None);
        Assert.True(contents.TableCount == 0 || contents.IsUnfinished);
    }

    [Fact]
    public async Task Refuses_a_target_that_a_living_run_fills()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        await using var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        await session.BeginAsync(TargetRun.Marker, CancellationToken.None);
        await TargetRun.FillAsync(fixture.Connector, session, OneTable);
        await using (var other = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None))
        {
            await Assert.ThrowsAsync<SafetyException>(() =>
                other.BeginAsync(TargetRun.Marker with { RunId = "other-run" }, CancellationToken.None));
        }

        await session.PublishAsync(CancellationToken.None);
        Assert.Single((await SourceRead.SchemaAsync(fixture.Connector, database.Address)).Tables);
    }

    [Fact]
    public async Task Cleans_up_after_a_killed_run()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        await using (var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None))
        {
            await session.BeginAsync(TargetRun.Marker, CancellationToken.None);
            await TargetRun.FillAsync(fixture.Connector, session, OneTable);
            await database.KillAsync(session);
        }

        using var batch = BatchBuilder.Create(OneTable.Tables[0], [7, "again"]);
        await TargetRun.WriteAsync(fixture.Connector, database.Address, OneTable, _ => [batch]);
        Assert.Equal(["7 | 'again'"], await SourceRead.RowsAsync(fixture.Connector, database.Address, await TableAsync(database)));
        Assert.Empty(await database.ResidueAsync());
    }

    [Fact]
    public async Task Gives_one_identity_to_two_spellings_of_a_place()
    {
        await using var database = await ThingsAsync();
        await using var other = await ThingsAsync();
        await using var source = await fixture.Connector.OpenSourceAsync(database.Address, CancellationToken.None);
        await using var target = await fixture.Connector.OpenTargetAsync(database.OtherSpelling, CancellationToken.None);
        await using var elsewhere = await fixture.Connector.OpenTargetAsync(other.Address, CancellationToken.None);
        Assert.Equal(source.Identity, target.Identity);
        Assert.NotEqual(source.Identity, elsewhere.Identity);
    }

    // Whether the engine takes the statement or not, nothing of it may stay.
    private static async Task TryAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (DbException)
        {
        }
    }

    private async Task<ITestDatabase> ThingsAsync()
    {
        var database = await fixture.CreateDatabaseAsync();
        await database.ExecuteAsync(
            "CREATE TABLE thing (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(20)); INSERT INTO thing VALUES (1, 'old')");
        return database;
    }

    private async Task<TableName> TableAsync(ITestDatabase database) =>
        Assert.Single((await SourceRead.SchemaAsync(fixture.Connector, database.Address)).Tables).Name;

    private async Task AssertEmptyAsync(ITestDatabase database)
    {
        Assert.Empty(await database.ResidueAsync());
        await using var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        Assert.Equal(new TargetContents(0, Marker: null, IsUnfinished: false), await session.DescribeContentsAsync(CancellationToken.None));
    }
}
