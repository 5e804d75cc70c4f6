using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.EndToEnd.Tests;

/// <summary>Views, triggers and routines arrive with the schema and stay out of the load.</summary>
[HardCase("H31")]
public sealed class ProgramTests(Engines engines)
{
    [Theory]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    [InlineData(EngineName.SqlServer)]
    public async Task Triggers_and_views_work_in_the_clone_and_did_not_fire_on_the_load(EngineName engine)
    {
        await using var source = await engines.CreateAsync(engine, EngineSchemas.ViewsTriggersAndRoutines.SqlFor(engine));
        await using var target = await engines.CreateAsync(engine);
        var result = await Clone.RunAsync(source, target);
        await CloneAssert.CompleteAsync(result, target);
        Assert.Equal(["30"], await target.QueryAsync("SELECT count(*) FROM audit"));
        await target.ExecuteAsync("INSERT INTO purchases VALUES (90001, 999)");
        Assert.Equal(["31"], await target.QueryAsync("SELECT count(*) FROM audit"));
        Assert.Equal(["90001"], await target.QueryAsync("SELECT max(id) FROM a_larger"));
    }

    [Theory]
    [InlineData(EngineName.Sqlite, EngineName.PostgreSql)]
    [InlineData(EngineName.PostgreSql, EngineName.Sqlite)]
    [InlineData(EngineName.MySql, EngineName.PostgreSql)]
    [InlineData(EngineName.PostgreSql, EngineName.MySql)]
    [InlineData(EngineName.SqlServer, EngineName.Sqlite)]
    public async Task What_another_engine_cannot_run_is_listed_by_name(EngineName from, EngineName to)
    {
        await using var source = await engines.CreateAsync(from, EngineSchemas.ViewsTriggersAndRoutines.SqlFor(from));
        await using var target = await engines.CreateAsync(to);
        var skipped = (await Clone.RunAsync(source, target))
            .Ledger.Entries.Where(entry => entry.Outcome == LedgerOutcome.Skipped).ToArray();
        foreach (var name in new[] { "large", "a_larger", "note_purchase" })
        {
            Assert.Contains(skipped, entry => entry.Subject.EndsWith(name, StringComparison.Ordinal)
                || entry.Subject.Contains($"{name} ", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(EngineName.PostgreSql)]
    public async Task Routines_that_call_each_other_run_in_the_clone(EngineName engine)
    {
        await using var source = await engines.CreateAsync(engine, EngineSchemas.ViewsTriggersAndRoutines.SqlFor(engine));
        await using var target = await engines.CreateAsync(engine);
        await Clone.RunAsync(source, target);
        Assert.Equal(["True"], await target.QueryAsync("SELECT even(10)"));
    }

    [Theory]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.MySql)]
    public async Task A_view_of_what_is_not_there_stops_nothing_and_is_told(EngineName engine)
    {
        await using var source = await engines.CreateAsync(engine, EngineSchemas.ViewsTriggersAndRoutines.SqlFor(engine));
        await using var target = await engines.CreateAsync(engine);
        var result = await Clone.RunAsync(source, target);
        var isThere = (await target.SchemaAsync()).Views.Any(view => view.Name.Name == "dangling");
        Assert.True(
            isThere || result.Ledger.Losses.Any(entry => entry.Subject.Contains("dangling", StringComparison.Ordinal)),
            "The view is neither in the clone nor in the ledger.");
    }
}
