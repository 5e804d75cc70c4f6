using Synth.Connectors;
using Synth.Engine;
using Synth.Modeling;
using Synth.Testing;
using Xunit;

namespace Synth.EndToEnd.Tests;

/// <summary>Targets in files that are filled in shares, or again after an interruption, beside those of a single run.</summary>
public sealed class FilePartitionTests(Engines engines)
{
    // Some blocks of rows, but fewer than the most partitions.
    private static readonly RunOptions Options = Clone.Options with { Scale = 60, Seed = 5 };

    // Visits are numbered day by day, whoever comes.
    private const string Visits = """
        CREATE TABLE clients (id INTEGER PRIMARY KEY, born DATE NOT NULL);
        CREATE TABLE visits (id INTEGER PRIMARY KEY, client INTEGER NOT NULL REFERENCES clients (id), day DATE NOT NULL);
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
        INSERT INTO clients SELECT i, date('1960-01-01', (i * 37 % 9000) || ' days') FROM n;
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500)
        INSERT INTO visits SELECT i, 1 + (i * 7919 % 300), date('2020-01-01', (i * 2 / 3) || ' days') FROM n;
        """;

    public static TheoryData<string, int> Divisions => new MatrixTheoryData<string, int>(FilePlace.Forms, [1, 3, 7]);

    public static TheoryData<string> Forms => [.. FilePlace.Forms];

    [Theory]
    [MemberData(nameof(Divisions))]
    public async Task Partitions_loaded_in_any_order_make_the_files_of_a_single_run(string form, int count)
    {
        var model = await ModelAsync();
        using var single = new FilePlace(form);
        await GenerateAsync(model, single);

        using var target = new FilePlace(form);
        await Run().PrepareAsync(model, target.Endpoint, CancellationToken.None);
        for (var index = count - 1; index >= 0; index--)
        {
            await Run().LoadAsync(model, target.Endpoint, new Partition(index, count), CancellationToken.None);
        }

        var result = await Run().FinishAsync(model, target.Endpoint, CancellationToken.None);
        Assert.Empty(result.Certificate.Broken);
        Assert.Equal(await RowsAsync(single), await RowsAsync(target));
        Assert.Equal(single.Data(), target.Data());
        Assert.Empty(target.Residue);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("parquet")]
    public async Task Keys_that_grow_with_time_leave_the_files_of_partitions_those_of_a_single_run(string form)
    {
        await using var source = await engines.CreateAsync(EngineName.Sqlite, Visits);
        var model = await Clone.FitAsync(source, Options);
        Assert.Contains(model.Rules, rule => rule.Name == "visits.id in order of visits.day");
        using var single = new FilePlace(form);
        await GenerateAsync(model, single);
        using var target = new FilePlace(form);
        await Run().PrepareAsync(model, target.Endpoint, CancellationToken.None);
        await Run().LoadAsync(model, target.Endpoint, new Partition(1, 2), CancellationToken.None);
        await Run().LoadAsync(model, target.Endpoint, new Partition(0, 2), CancellationToken.None);
        await Run().FinishAsync(model, target.Endpoint, CancellationToken.None);
        Assert.Equal(single.Data(), target.Data());
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Partitions_that_are_loaded_at_once_wait_for_each_other(string form)
    {
        var model = await ModelAsync();
        using var target = new FilePlace(form);
        await Run().PrepareAsync(model, target.Endpoint, CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(index =>
            Run().LoadAsync(model, target.Endpoint, new Partition(index, 3), CancellationToken.None)));
        Assert.Empty((await Run().FinishAsync(model, target.Endpoint, CancellationToken.None)).Certificate.Broken);
        Assert.Empty(target.Residue);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_run_that_is_interrupted_again_and_again_makes_the_files_of_a_single_run(string form)
    {
        var model = await ModelAsync();
        using var single = new FilePlace(form);
        await GenerateAsync(model, single);

        using var target = new FilePlace(form);
        var interruptions = 0;
        for (var batches = 2; ; batches += 2)
        {
            using var stop = new CancellationTokenSource();
            try
            {
                var run = new PartitionedRun(Options, new BatchObserver(batches, stop.Cancel), TimeProvider.System);
                Assert.Empty((await run.ResumeAsync(model, target.Endpoint, stop.Token)).Certificate.Broken);
                break;
            }
            catch (OperationCanceledException)
            {
                interruptions++;
            }
        }

        Assert.True(interruptions > 1, "The run was too short to be interrupted.");
        Assert.Equal(await RowsAsync(single), await RowsAsync(target));
        Assert.Equal(single.Data(), target.Data());
        Assert.Empty(target.Residue);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task What_does_not_belong_together_is_refused(string form)
    {
        var model = await ModelAsync();
        using var target = new FilePlace(form);
        await RefusedAsync(Run(), new Partition(0, 2));
        await Run().PrepareAsync(model, target.Endpoint, CancellationToken.None);
        await Run().LoadAsync(model, target.Endpoint, new Partition(0, 2), CancellationToken.None);
        var otherSeed = new PartitionedRun(Options with { Seed = 6 }, SilentObserver.Instance, TimeProvider.System);
        await RefusedAsync(otherSeed, new Partition(1, 2));
        await RefusedAsync(Run(), new Partition(1, 3));
        await Assert.ThrowsAsync<SafetyException>(() => Run().FinishAsync(model, target.Endpoint, CancellationToken.None));

        // A run that begins anew removes what was prepared.
        await GenerateAsync(model, target);
        Assert.Empty(target.Residue);

        Task RefusedAsync(PartitionedRun run, Partition partition) => Assert.ThrowsAsync<SafetyException>(
            () => run.LoadAsync(model, target.Endpoint, partition, CancellationToken.None));
    }

    private static PartitionedRun Run() => new(Options, SilentObserver.Instance, TimeProvider.System);

    private static Task<RunResult> GenerateAsync(RelationalModel model, FilePlace target) =>
        new SynthesisRun(Options, SilentObserver.Instance, TimeProvider.System)
            .GenerateAsync(model, target.Endpoint, CancellationToken.None);

    private static async Task<IEnumerable<string>> RowsAsync(FilePlace place)
    {
        await using var session = await place.Endpoint.Connector.OpenSourceAsync(place.Endpoint.Address, CancellationToken.None);
        var rows = new List<string>();
        foreach (var table in (await session.Catalog.ReadAsync(CancellationToken.None)).Tables)
        {
            rows.AddRange(await SourceRead.RowsAsync(session, table));
        }

        return rows;
    }

    private async Task<RelationalModel> ModelAsync()
    {
        await using var source = await engines.CreateAsync(EngineName.Sqlite, DriverTables.Sql);
        return await Clone.FitAsync(source, Options);
    }
}
