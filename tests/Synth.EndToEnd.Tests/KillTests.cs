using System.Globalization;
using Synth.Engine;
using Synth.Testing;
using Xunit;

namespace Synth.EndToEnd.Tests;

/// <summary>
/// A refresh that is killed at any stage, within the swap too, leaves the old generation or the new one, whole; the next run cleans up.
/// <c>SYNTH_TEST_KILLS</c> says how many are killed within the swap, each a little later than the one before.
/// </summary>
public sealed class KillTests(Engines engines) : IDisposable
{
    private static readonly RunStage[] Stages = [RunStage.CreateTables, RunStage.Load, RunStage.CompleteSchema, RunStage.Verify];

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(7);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("synth-kill-");

    private static int SwapKills =>
        Environment.GetEnvironmentVariable("SYNTH_TEST_KILLS") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : 3;

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [HardCase("H33")]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    public async Task A_killed_refresh_of_a_database_leaves_a_whole_generation(EngineName engine)
    {
        await using var target = await engines.CreateAsync(engine);
        await KillAsync(target.Endpoint, target.DumpAsync, target.ContentsAsync);
    }

    [Theory]
    [HardCase("H33")]
    [InlineData("csv")]
    [InlineData("parquet")]
    [InlineData("duckdb")]
    public async Task A_killed_refresh_of_a_folder_leaves_a_whole_generation(string form)
    {
        using var files = new FilePlace(form);
        await KillAsync(files.Endpoint, DumpAsync, () => Task.FromResult<IReadOnlyList<string>>([.. files.Residue]));

        async Task<string> DumpAsync()
        {
            await using var session = await files.Endpoint.Connector.OpenSourceAsync(files.Endpoint.Address, CancellationToken.None);
            var rows = new List<string>();
            foreach (var table in (await session.Catalog.ReadAsync(CancellationToken.None)).Tables)
            {
                rows.AddRange((await SourceRead.RowsAsync(session, table)).Prepend(table.Name.ToString()));
            }

            return string.Join('\n', rows);
        }
    }

    private async Task KillAsync(DatabaseEndpoint target, Func<Task<string>> dump, Func<Task<IReadOnlyList<string>>> contents)
    {
        await using var source = await engines.CreateAsync(EngineName.Sqlite, AppendTables.Sql);
        var model = Path.Combine(folder.FullName, "model.synth");
        ModelStore.Write(await Clone.FitAsync(source), model);
        var program = new KilledProgram(model, target.Address);
        var generations = new Dictionary<string, long>();
        for (var seed = 1; seed <= 2; seed++)
        {
            Assert.False(await program.RunAsync(seed, stage: null), "A refresh that nobody killed failed.");
            generations.Add(await dump(), seed);
        }

        var (before, current, killed) = (await contents(), 2L, 0);
        foreach (var (stage, delay) in Stages.Select(stage => (stage, TimeSpan.Zero))
            .Concat(Enumerable.Range(0, SwapKills).Select(i => (RunStage.Publish, i * Step))))
        {
            killed += await program.RunAsync(3 - current, stage, delay) ? 1 : 0;
            var found = await dump();
            Assert.True(generations.ContainsKey(found), $"{delay.TotalMilliseconds} ms into {stage} neither generation is there.");
            current = generations[found];
        }

        Assert.True(killed >= Stages.Length, "Most refreshes came to their end before they were killed.");
        Assert.False(await program.RunAsync(3 - current, stage: null), "The refresh after the kills failed.");
        Assert.Equal(3 - current, generations[await dump()]);
        Assert.Equal(before.Order(), (await contents()).Order());
    }
}
