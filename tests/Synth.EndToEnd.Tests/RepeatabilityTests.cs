using System.Globalization;
using Synth.Testing;
using Xunit;

namespace Synth.EndToEnd.Tests;

public sealed class RepeatabilityTests(Engines engines)
{
    private const string Tables = """
        CREATE TABLE drivers (licence VARCHAR(20) PRIMARY KEY, born DATE NOT NULL, city VARCHAR(20));
        CREATE TABLE trips (
            driver VARCHAR(20) NOT NULL REFERENCES drivers (licence), number INTEGER NOT NULL, rating INTEGER, guide VARCHAR(20) REFERENCES drivers (licence),
            PRIMARY KEY (driver, number));
        CREATE TABLE tolls (driver VARCHAR(20) NOT NULL, number INTEGER NOT NULL, cents INTEGER NOT NULL, FOREIGN KEY (driver, number) REFERENCES trips (driver, number));
        """;

    [Theory]
    [HardCase("H20")]
    [MemberData(nameof(Engines.Legs), MemberType = typeof(Engines))]
    public async Task The_same_seed_gives_the_same_target(EngineName from, EngineName to)
    {
        await using var source = await engines.CreateAsync(from, Tables + Rows(row => row));
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
        await using var forward = await engines.CreateAsync(engine, Tables + Rows(row => row));
        await using var shuffled = await engines.CreateAsync(engine, Tables + Rows(row => row * 7919 % 100_003));
        Assert.NotEqual(
            await forward.QueryAsync("SELECT cents FROM tolls"), await shuffled.QueryAsync("SELECT cents FROM tolls"));
        Assert.Equal(await CloneAndDumpAsync(forward, engine, seed: 5, workers: 2), await CloneAndDumpAsync(shuffled, engine, seed: 5, workers: 2));
    }

    [Theory]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    [InlineData(EngineName.SqlServer)]
    public async Task A_clone_in_one_run_equals_a_model_file_filled_later(EngineName engine)
    {
        await using var source = await engines.CreateAsync(engine, Tables + Rows(row => row));
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

    // The same rows whatever the order, which is that of the keys given to them.
    private static string Rows(Func<int, int> orderKey)
    {
        string Insert(string table, int count, Func<int, FormattableString> row) =>
            $"INSERT INTO {table} VALUES {string.Join(", ", Enumerable.Range(1, count).OrderBy(orderKey).Select(i => row(i).ToString(CultureInfo.InvariantCulture)))};";
        return Insert("drivers", 150, i => $"('L-{i * 7919 % 9973:0000}', '19{50 + (i % 50)}-06-{1 + (i % 28):00}', {(i % 7 == 0 ? "NULL" : $"'city {i % 6}'")})")
            + Insert("trips", 450, i => $"('L-{Driver(i) * 7919 % 9973:0000}', {1 + ((i - 1) / 150)}, {i % 5}, {(i % 3 == 0 ? $"'L-{Driver(i * 31) * 7919 % 9973:0000}'" : "NULL")})")
            + Insert("tolls", 600, i => $"('L-{Driver(i) * 7919 % 9973:0000}', {1 + (i % 3)}, {i * 37 % 500})");
    }

    private static int Driver(int row) => 1 + ((row - 1) % 150);
}
