using Synth.Connectors;
using Synth.Engine;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.EndToEnd.Tests;

public sealed class SafetyTests(Engines engines)
{
    [Theory]
    [HardCase("H21")]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    [InlineData(EngineName.SqlServer)]
    public async Task The_source_by_another_spelling_is_no_target(EngineName engine)
    {
        await using var source = await engines.CreateAsync(engine, ShapeSchemas.ThreeSmallLevels.SqlFor(engine));
        var before = await source.DumpAsync();
        var run = new SynthesisRun(Clone.Options, SilentObserver.Instance, TimeProvider.System);
        var refusal = await Assert.ThrowsAsync<SafetyException>(
            () => run.CloneAsync(source.Endpoint, source.OtherSpelling, TestContext.Current.CancellationToken));
        Assert.Contains("the same database", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await source.DumpAsync());
    }

    [Theory]
    [MemberData(nameof(Engines.Legs), MemberType = typeof(Engines))]
    public async Task A_target_that_holds_something_is_refused_and_stays_as_it_is(EngineName from, EngineName to)
    {
        await using var source = await engines.CreateAsync(from, ShapeSchemas.ThreeSmallLevels.SqlFor(from));
        await using var target =
            await engines.CreateAsync(to, "CREATE TABLE precious (id INTEGER PRIMARY KEY); INSERT INTO precious VALUES (7);");
        var refusal = await Assert.ThrowsAsync<SafetyException>(() => Clone.RunAsync(source, target));
        Assert.Contains("is not empty", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["7"], await target.QueryAsync("SELECT id FROM precious"));
    }

    [Theory]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    [InlineData(EngineName.SqlServer)]
    public async Task A_finished_clone_is_not_overwritten(EngineName engine)
    {
        await using var source = await engines.CreateAsync(engine, ShapeSchemas.ThreeSmallLevels.SqlFor(engine));
        await using var target = await engines.CreateAsync(engine);
        await Clone.RunAsync(source, target);
        var before = await target.DumpAsync();
        await Assert.ThrowsAsync<SafetyException>(() => Clone.RunAsync(source, target, Clone.Options with { Seed = 9 }));
        Assert.Equal(before, await target.DumpAsync());
    }

    [Theory]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    [InlineData(EngineName.SqlServer)]
    public async Task A_source_without_tables_is_refused(EngineName engine)
    {
        await using var source = await engines.CreateAsync(engine, "CREATE VIEW lonely AS SELECT 1 AS one");
        await using var target = await engines.CreateAsync(engine);
        var refusal = await Assert.ThrowsAsync<UnsupportedSchemaException>(() => Clone.RunAsync(source, target));
        Assert.Contains("no tables", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(await target.ContentsAsync());
    }
}
