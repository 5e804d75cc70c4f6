using System.Text.Json;
using Xunit;

namespace Synth.Cli.Tests.Commands;

public sealed class InspectTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Shows_columns_with_their_keys_and_the_plan_with_its_reasons()
    {
        var run = await CliRun.Of("inspect", "--source", folder.AddLibrary(), "--quiet");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"(?m)^reader_id +INTEGER +primary key; → reader\.reader_id", run.Output);
        Assert.Matches(@"(?m)^city +copied +8 reference table", run.Output);
        Assert.Matches(@"(?m)^reader +synthesized +200 .* city_id → city\(city_id\)", run.Output);
        Assert.Equal(["library.db"], folder.Names);
    }

    [Fact]
    public async Task Json_holds_the_catalog_and_the_plan()
    {
        var run = await CliRun.Of("inspect", "--source", folder.AddLibrary(), "--output", "json", "--quiet");

        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(["source", "server", "plan", "meanings", "catalog"], document.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(3, document.RootElement.GetProperty("plan").GetArrayLength());
        Assert.Equal(3, document.RootElement.GetProperty("catalog").GetProperty("tables").GetArrayLength());
        Assert.Equal("sqlite", document.RootElement.GetProperty("catalog").GetProperty("engine").GetString());
    }
}
