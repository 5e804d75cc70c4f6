using Synth.Schema;
using Synth.Testing;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.Specification;

/// <summary>What a target's journal tells of a load that several sessions share, or that one goes on with.</summary>
public abstract class JournalSpecification(IConnectorFixture fixture)
{
    private const string Key = "what decides the bytes";

    private static readonly Table Thing =
        Table("thing", Required("id", new IntegerType(64)), Required("name", new TextType(20))).WithKey("id");

    private static readonly ValueList<string> Columns = ["id", "name"];

    [Fact]
    public async Task A_target_without_a_run_has_no_journal_and_cannot_be_joined()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        await using var session = await OpenAsync(database);
        Assert.Null(await session.Journal!.ReadAsync(CancellationToken.None));
        await Assert.ThrowsAsync<SafetyException>(() => session.Journal.JoinAsync(isAlone: false, CancellationToken.None));
    }

    [Fact]
    public async Task A_journal_that_is_opened_outlives_its_session()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        await PrepareAsync(database);
        await using var session = await OpenAsync(database);
        var progress = await session.Journal!.ReadAsync(CancellationToken.None);
        Assert.NotNull(progress);
        Assert.Equal(TargetRun.Marker, progress.Marker);
        Assert.Equal(Key, progress.RunKey);
        Assert.Null(progress.PartitionCount);
        Assert.Equal(0, progress.ChangesApplied);
        Assert.Empty(progress.Partitions);
        Assert.Empty(progress.Tables);
    }

    [Fact]
    public async Task Sessions_one_after_another_fill_a_target_and_publish_it()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        var translation = await PrepareAsync(database);
        var target = translation.Tables[Thing.Name];
        for (var partition = 0; partition < 2; partition++)
        {
            await using var session = await OpenAsync(database);
            await session.Journal!.JoinAsync(isAlone: false, CancellationToken.None);
            await session.Journal.DivideAsync(2, CancellationToken.None);
            await LoadAsync(session, target, partition, block: 3, [(partition * 2) + 1, "a"], [(partition * 2) + 2, "b"]);
            await LoadAsync(session, target, partition, block: 4);
            await session.Journal.NoteBlocksAsync(partition, 4, isComplete: false, CancellationToken.None);
            await session.Journal.NoteBlocksAsync(partition, 5, isComplete: true, CancellationToken.None);
        }

        await using (var session = await OpenAsync(database))
        {
            await session.Journal!.JoinAsync(isAlone: true, CancellationToken.None);
            var progress = (await session.Journal.ReadAsync(CancellationToken.None))!;
            Assert.Equal(2, progress.PartitionCount);
            Assert.Equal([new PartitionProgress(0, 5, true), new PartitionProgress(1, 5, true)], progress.Partitions);
            Assert.Equal(
                [
                    new TableProgress(0, target.Name.ToString(), 5, Rows: 2, EdgeCases: 2),
                    new TableProgress(1, target.Name.ToString(), 5, Rows: 2, EdgeCases: 2),
                ],
                progress.Tables);
            var plan = PlanOf(translation);
            await session.CompleteSchemaAsync(plan, progress: null, CancellationToken.None);
            Assert.Equal(
                plan.In(SchemaPhase.AfterLoad).Count(), (await session.Journal.ReadAsync(CancellationToken.None))!.ChangesApplied);
            await session.PublishAsync(CancellationToken.None);
        }

        Assert.Equal(
            ["1 | 'a'", "2 | 'b'", "3 | 'a'", "4 | 'b'"],
            await SourceRead.RowsAsync(fixture.Connector, database.Address, target.Name));
        Assert.Equal([target.Name], (await SourceRead.SchemaAsync(fixture.Connector, database.Address)).Tables.Select(table => table.Name));
        Assert.Empty(await database.ResidueAsync());
    }

    [Fact]
    public async Task A_block_that_is_loaded_is_refused_and_none_of_it_is_there_twice()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        var target = (await PrepareAsync(database)).Tables[Thing.Name];
        await using var session = await OpenAsync(database);
        await session.Journal!.JoinAsync(isAlone: false, CancellationToken.None);
        await LoadAsync(session, target, partition: 0, block: 0, [1, "a"]);
        await Assert.ThrowsAsync<SafetyException>(() => LoadAsync(session, target, partition: 0, block: 0, [2, "b"]));
        await LoadAsync(session, target, partition: 0, block: 1, [3, "c"]);
        var noted = Assert.Single((await session.Journal.ReadAsync(CancellationToken.None))!.Tables);
        Assert.Equal((2, 2L), (noted.NextBlock, noted.Rows));
        Assert.Equal(2, await session.Tables.CountRowsAsync(target, CancellationToken.None));
    }

    [Fact]
    public async Task A_batch_that_is_refused_is_not_noted()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        var target = (await PrepareAsync(database)).Tables[Thing.Name];
        await using var session = await OpenAsync(database);
        await session.Journal!.JoinAsync(isAlone: false, CancellationToken.None);
        await Assert.ThrowsAsync<LoadException>(() => LoadAsync(session, target, partition: 0, block: 0, [1, "a"], [2, null]));
        Assert.Empty((await session.Journal.ReadAsync(CancellationToken.None))!.Tables.Where(table => table.Rows > 0));
        await LoadAsync(session, target, partition: 0, block: 0, [1, "a"]);
        Assert.Equal(1, await session.Tables.CountRowsAsync(target, CancellationToken.None));
    }

    [Fact]
    public async Task A_load_is_divided_once()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        await PrepareAsync(database);
        await using var session = await OpenAsync(database);
        await session.Journal!.JoinAsync(isAlone: false, CancellationToken.None);
        await session.Journal.DivideAsync(3, CancellationToken.None);
        await session.Journal.DivideAsync(3, CancellationToken.None);
        await Assert.ThrowsAsync<SafetyException>(() => session.Journal.DivideAsync(2, CancellationToken.None));
    }

    [Fact]
    public async Task A_change_that_is_noted_is_not_carried_out_again()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        var translation = await PrepareAsync(database);
        var plan = PlanOf(translation);
        await using var session = await OpenAsync(database);
        await session.Journal!.JoinAsync(isAlone: true, CancellationToken.None);
        await session.CompleteSchemaAsync(plan, progress: null, CancellationToken.None);
        await session.CompleteSchemaAsync(plan, progress: null, CancellationToken.None);
        await session.PublishAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_run_that_does_not_join_begins_anew()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        var target = (await PrepareAsync(database)).Tables[Thing.Name];
        await using (var session = await OpenAsync(database))
        {
            await session.Journal!.JoinAsync(isAlone: false, CancellationToken.None);
            await LoadAsync(session, target, partition: 0, block: 0, [1, "a"]);
        }

        using var batch = BatchBuilder.Create(Thing, [2, "b"]);
        await TargetRun.WriteAsync(fixture.Connector, database.Address, Database(Thing), _ => [batch]);
        Assert.Equal(["2 | 'b'"], await SourceRead.RowsAsync(fixture.Connector, database.Address, target.Name));
        Assert.Empty(await database.ResidueAsync());
    }

    // Who joins a run knows its schema, as a run does: files describe it when they are published.
    private async Task<ITargetSession> OpenAsync(ITestDatabase database)
    {
        var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        session.SchemaWriter.Translate(Database(Thing));
        return session;
    }

    private async Task<SchemaTranslation> PrepareAsync(ITestDatabase database)
    {
        await using var session = await OpenAsync(database);
        var translation = session.SchemaWriter.Translate(Database(Thing));
        await session.BeginAsync(TargetRun.Marker, CancellationToken.None);
        await session.SchemaWriter.ApplyAsync(PlanOf(translation), SchemaPhase.BeforeLoad, progress: null, CancellationToken.None);
        await session.Journal!.OpenAsync(Key, CancellationToken.None);
        return translation;
    }

    private SchemaPlan PlanOf(SchemaTranslation translation) =>
        SchemaPlan.Create(translation.Schema, fixture.Connector.Capabilities.ConstraintTiming);

    private static async Task LoadAsync(ITargetSession session, Table target, int partition, int block, params object?[][] rows)
    {
        using var batch = BatchBuilder.Create(Thing, rows);
        await session.Journal!.LoadAsync(target, Columns, batch, new LoadEntry(partition, block, EdgeCases: 1), CancellationToken.None);
    }
}
