using Xunit;

namespace Synth.EndToEnd.Tests;

/// <summary>
/// Databases as others have dumped them, cloned to every engine. <c>SYNTH_TEST_DUMPS</c> names the files, as in <c>PATH</c>, each with its
/// engine: <c>PostgreSql=/data/chinook.sql</c>. A dump may make its own database; here it goes into a scratch one.
/// </summary>
public sealed class DumpTests(Engines engines)
{
    private const string Variable = "SYNTH_TEST_DUMPS";

    [Theory]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    [InlineData(EngineName.SqlServer)]
    public async Task Dumps_are_cloned_with_all_that_they_promise(EngineName to)
    {
        var files = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(files), $"No dumps: {Variable} is not set.");
        foreach (var file in files!.Split(Path.PathSeparator))
        {
            var (engine, path) = (Enum.Parse<EngineName>(file.Split('=')[0]), file[(file.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            await using var source = await engines.CreateAsync(engine);
            await DumpFile.LoadAsync(source, engine, path);
            await using var target = await engines.CreateAsync(to);
            await CloneAssert.CompleteAsync(await Clone.RunAsync(source, target), target);
            Assert.Equal((await source.RowCountsAsync()).Order(), (await target.RowCountsAsync()).Order());
        }
    }
}
