using Synth.Testing;
using Xunit;

namespace Synth.EndToEnd.Tests;

public sealed class RepeatabilityTests(Engines engines)
{
    [Theory]
    [HardCase("H20")]
    [MemberData(nameof(Engines.Legs), MemberType = typeof(Engines))]
    public async Task The_same_seed_gives_the_same_target(EngineName from, EngineName to)
    {
        await using var source = await engines.CreateAsync(from, DriverTables.Sql);
        var first = await CloneAndDumpAsync(source, to, seed: 5, workers: 1);
        Assert.Equal(first, await CloneAndDumpAsync(source, to, seed: 5, workers: 1));
        Assert.Equal(first, await CloneAndDumpAsync(source, to, seed: 5, workers: 2));
        Assert.NotEqual(first, await CloneAndDumpAsync(source, to, seed: 6, workers: 2));
    }

    [Theory]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    [InlineData(EngineName.SqlServer)]
    public async Task The_order_in_which_the_source_is_scanned_leaves_no_trace(EngineName engine)
    {
        await using var forward = await engines.CreateAsync(engine, DriverTables.Sql);
        await using var shuffled = await engines.CreateAsync(engine, DriverTables.Tables + DriverTables.Rows(row => row * 7919 % 100_003));
        Assert.NotEqual(
            await forward.QueryAsync("SELECT cents FROM tolls"), await shuffled.QueryAsync("SELECT cents FROM tolls"));
        Assert.Equal(await CloneAndDumpAsync(forward, engine, seed: 5, workers: 2),
            await CloneAndDumpAsync(shuffled, engine, seed: 5, workers: 2));
    }

    [Theory]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    [InlineData(EngineName.SqlServer)]
    public async Task A_clone_in_one_run_equals_a_model_file_filled_later(EngineName engine)
    {
        await using var source = await engines.CreateAsync(engine, DriverTables.Sql);
        await using var target = await engines.CreateAsync(engine);
        await Clone.GenerateAsync(await Clone.FitAsync(source, Clone.Options with { Seed = 5 }), target, Clone.Options with { Seed = 5 });
        Assert.Equal(await CloneAndDumpAsync(source, engine, seed: 5, workers: 1), await target.DumpAsync());
    }

    private async Task<string> CloneAndDumpAsync(ScratchDatabase source, EngineName to, long seed, int workers)
    {
        await using var target = await engines.CreateAsync(to);
        await Clone.RunAsync(source, target, Clone.Options with { Seed = seed, Workers = workers });
        return await target.DumpAsync();
    }
}
