using Synth.Schema;
using Synth.Testing;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.Specification;

/// <summary>
/// That one generation takes the place of another whole, that the one before can be put back, and that nothing less is ever seen.
/// </summary>
public abstract class ReplacementSpecification(IConnectorFixture fixture)
{
    private static readonly DatabaseSchema First = Database(
        Table("parent", Required("id", new IntegerType(64)), Nullable("name", new TextType(20))).WithKey("id"),
        Table("child", Required("id", new IntegerType(64)), Required("parent_id", new IntegerType(64)))
            .WithKey("id").WithForeignKey("parent", ("parent_id", "id")));

    private static readonly DatabaseSchema Second = Database(
        Table("parent", Required("id", new IntegerType(64)), Nullable("name", new TextType(20)), Nullable("more", new IntegerType(32)))
            .WithKey("id"),
        Table("other", Required("id", new IntegerType(64))).WithKey("id"));

    [Fact]
    public async Task A_new_generation_takes_the_place_of_the_last_one_which_is_kept()
    {
        await using var database = await WrittenAsync();

        await ReplaceAsync(database, Generation(2), First, "new");

        Assert.Equal(["1 | 'new'"], await NamesAsync(database));
        Assert.Equal(["child", "parent"], await TablesAsync(database));
        var contents = await DescribeAsync(database);
        Assert.Equal((Generation(2), Generation(1), true), (contents.Marker, contents.Previous, contents.IsOwn));
        Assert.Empty(await database.ResidueAsync());
    }

    [Fact]
    public async Task The_generation_before_is_put_back_and_forth()
    {
        await using var database = await WrittenAsync();
        await ReplaceAsync(database, Generation(2), First, "new");

        Assert.Equal(Generation(1), await RollBackAsync(database));
        Assert.Equal(["1 | 'old'"], await NamesAsync(database));
        Assert.Equal(Generation(2), await RollBackAsync(database));
        Assert.Equal(["1 | 'new'"], await NamesAsync(database));

        var contents = await DescribeAsync(database);
        Assert.Equal((Generation(2), Generation(1)), (contents.Marker, contents.Previous));
        Assert.Empty(await database.ResidueAsync());
    }

    [Fact]
    public async Task Many_generations_follow_each_other()
    {
        await using var database = await WrittenAsync();
        for (var generation = 2; generation <= 5; generation++)
        {
            await ReplaceAsync(database, Generation(generation), First, $"g{generation}");
        }

        Assert.Equal(["1 | 'g5'"], await NamesAsync(database));
        Assert.Equal(Generation(4), await RollBackAsync(database));
        Assert.Equal(["1 | 'g4'"], await NamesAsync(database));
        Assert.Empty(await database.ResidueAsync());
    }

    [Fact]
    public async Task The_schema_of_a_new_generation_may_differ()
    {
        await using var database = await WrittenAsync();

        await ReplaceAsync(database, Generation(2), Second, "new");

        Assert.Equal(["other", "parent"], await TablesAsync(database));
        Assert.Equal(["1 | 'new' | ∅"], await NamesAsync(database));
        await RollBackAsync(database);
        Assert.Equal(["child", "parent"], await TablesAsync(database));
    }

    [Fact]
    public async Task Users_see_the_old_rows_until_the_new_ones_are_complete()
    {
        await using var database = await WrittenAsync();
        await using (var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None))
        {
            await session.BeginAsync(Generation(2), TargetUse.Replace, CancellationToken.None);
            Assert.Equal(["1 | 'old'"], await NamesAsync(database));
            var translation = await FillAsync(session, First, "new");
            Assert.Equal(["1 | 'old'"], await NamesAsync(database));
            var counts = translation.Tables.Values.ToDictionary(table => table.Name, _ => 1L);
            Assert.All(
                await session.Verifier.VerifyAsync(translation.Schema, counts, CancellationToken.None), check =>
                    Assert.True(check.IsKept, check.ToString()));
            await session.PublishAsync(CancellationToken.None);
        }

        Assert.Equal(["1 | 'new'"], await NamesAsync(database));
    }

    [Fact]
    public async Task Abandoning_keeps_what_was_there()
    {
        await using var database = await WrittenAsync();
        await using (var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None))
        {
            await session.BeginAsync(Generation(2), TargetUse.Replace, CancellationToken.None);
            await FillAsync(session, First, "new");
            await session.AbandonAsync();
        }

        Assert.Equal(["1 | 'old'"], await NamesAsync(database));
        Assert.Equal(Generation(1), (await DescribeAsync(database)).Marker);
        Assert.Empty(await database.ResidueAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_killed_run_leaves_what_was_there_and_the_next_one_cleans_up(bool isFilled)
    {
        await using var database = await WrittenAsync();
        await using (var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None))
        {
            await session.BeginAsync(Generation(2), TargetUse.Replace, CancellationToken.None);
            if (isFilled)
            {
                await FillAsync(session, Second, "killed");
            }

            await database.KillAsync(session);
        }

        Assert.Equal(["1 | 'old'"], await NamesAsync(database));
        Assert.Equal(["child", "parent"], await TablesAsync(database));
        await ReplaceAsync(database, Generation(3), First, "new");
        Assert.Equal(["1 | 'new'"], await NamesAsync(database));
        var contents = await DescribeAsync(database);
        Assert.Equal((Generation(3), Generation(1)), (contents.Marker, contents.Previous));
        Assert.Empty(await database.ResidueAsync());
    }

    [Fact]
    public async Task An_empty_target_gets_its_first_generation()
    {
        await using var database = await fixture.CreateDatabaseAsync();

        await ReplaceAsync(database, Generation(1), First, "new");

        Assert.Equal(["1 | 'new'"], await NamesAsync(database));
        var contents = await DescribeAsync(database);
        Assert.Equal((Generation(1), null), (contents.Marker, contents.Previous));
        Assert.Empty(await database.ResidueAsync());
        await ReplaceAsync(database, Generation(2), First, "newer");
        Assert.Equal(["1 | 'newer'"], await NamesAsync(database));
    }

    [Fact]
    public async Task What_others_made_is_replaced_only_when_all_may_be()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        await database.ExecuteAsync(
            "CREATE TABLE parent (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(20)); INSERT INTO parent VALUES (7, 'mine')");
        if (await DescribeAsync(database) is { Marker: null })
        {
            await Assert.ThrowsAsync<SafetyException>(() => ReplaceAsync(database, Generation(1), First, "new"));
        }

        Assert.Equal(["7 | 'mine'"], await NamesAsync(database));
        Assert.Empty(await database.ResidueAsync());

        await ReplaceAsync(database, Generation(1), First, "new", TargetUse.ReplaceAll);
        Assert.Equal(["1 | 'new'"], await NamesAsync(database));

        await RollBackAsync(database);
        Assert.Equal(["7 | 'mine'"], await NamesAsync(database));
    }

    [Fact]
    public async Task Without_a_generation_before_there_is_nothing_to_put_back()
    {
        await using var database = await WrittenAsync();
        await Assert.ThrowsAsync<SafetyException>(() => RollBackAsync(database));
        Assert.Equal(["1 | 'old'"], await NamesAsync(database));
        Assert.Empty(await database.ResidueAsync());
    }

    [Fact]
    public async Task Two_runs_exclude_each_other()
    {
        await using var database = await WrittenAsync();
        await ReplaceAsync(database, Generation(2), First, "second");
        await using var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        await session.BeginAsync(Generation(3), TargetUse.Replace, CancellationToken.None);
        await FillAsync(session, First, "third");

        await Assert.ThrowsAsync<SafetyException>(() => ReplaceAsync(database, Generation(4), First, "fourth"));
        await Assert.ThrowsAsync<SafetyException>(() => RollBackAsync(database));

        await session.PublishAsync(CancellationToken.None);
        Assert.Equal(["1 | 'third'"], await NamesAsync(database));
    }

    private static RunMarker Generation(int number) => TargetRun.Marker with { RunId = $"run-{number}", Seed = number };

    private async Task<ITestDatabase> WrittenAsync()
    {
        var database = await fixture.CreateDatabaseAsync();
        await FillFirstAsync(database);
        return database;
    }

    private async Task FillFirstAsync(ITestDatabase database)
    {
        await using var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        await session.BeginAsync(Generation(1), CancellationToken.None);
        await FillAsync(session, First, "old");
        await session.PublishAsync(CancellationToken.None);
    }

    private async Task ReplaceAsync(ITestDatabase database, RunMarker marker,
        DatabaseSchema schema, string name, TargetUse use = TargetUse.Replace)
    {
        await using var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        await session.BeginAsync(marker, use, CancellationToken.None);
        await FillAsync(session, schema, name);
        await session.PublishAsync(CancellationToken.None);
    }

    private async Task<SchemaTranslation> FillAsync(ITargetSession session, DatabaseSchema schema, string name)
    {
        var batches = schema.Tables.ToDictionary(
            table => table.Name,
            table => BatchBuilder.Create(table,
                [.. table.Columns.Select(column => column.Name switch { "name" => name, "more" => null, _ => (object)1 })]));
        try
        {
            return await TargetRun.FillAsync(fixture.Connector, session, schema, table => [batches[table.Name]]);
        }
        finally
        {
            foreach (var batch in batches.Values)
            {
                batch.Dispose();
            }
        }
    }

    private async Task<RunMarker> RollBackAsync(ITestDatabase database)
    {
        await using var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        return await session.RollBackAsync(CancellationToken.None);
    }

    private async Task<TargetContents> DescribeAsync(ITestDatabase database)
    {
        await using var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        return await session.DescribeContentsAsync(CancellationToken.None);
    }

    private async Task<IEnumerable<string>> TablesAsync(ITestDatabase database) =>
        (await SourceRead.SchemaAsync(fixture.Connector, database.Address)).Tables.Select(table => table.Name.Name);

    private async Task<IReadOnlyList<string>> NamesAsync(ITestDatabase database)
    {
        var schema = await SourceRead.SchemaAsync(fixture.Connector, database.Address);
        return await SourceRead.RowsAsync(fixture.Connector, database.Address,
            schema.Tables.First(table => table.Name.Name == "parent").Name);
    }
}
