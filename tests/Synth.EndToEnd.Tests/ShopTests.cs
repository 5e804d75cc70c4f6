using Synth.Connectors;
using Synth.Engine;
using Synth.Engine.Demo;
using Xunit;

namespace Synth.EndToEnd.Tests;

public sealed class ShopTests(Engines engines)
{
    private const double ShopScale = 0.2;

    [Theory]
    [MemberData(nameof(Engines.Legs), MemberType = typeof(Engines))]
    public async Task The_sample_shop_is_cloned(EngineName from, EngineName to)
    {
        await using var source = await CreateShopAsync(from);
        await using var target = await engines.CreateAsync(to);
        await CloneAssert.CompleteAsync(await Clone.RunAsync(source, target), target);
    }

    [Theory]
    [InlineData(EngineName.Sqlite, EngineName.PostgreSql)]
    [InlineData(EngineName.PostgreSql, EngineName.Sqlite)]
    [InlineData(EngineName.MySql, EngineName.PostgreSql)]
    [InlineData(EngineName.PostgreSql, EngineName.MySql)]
    [InlineData(EngineName.Sqlite, EngineName.SqlServer)]
    [InlineData(EngineName.SqlServer, EngineName.PostgreSql)]
    public async Task A_model_of_the_shop_fills_targets_of_any_size(EngineName from, EngineName to)
    {
        await using var source = await CreateShopAsync(from);
        var model = await Clone.FitAsync(source);
        foreach (var scale in new[] { 0.1, 3 })
        {
            await using var target = await engines.CreateAsync(to);
            await CloneAssert.CompleteAsync(await Clone.GenerateAsync(model, target, Clone.Options with { Scale = scale }), target, scale);
        }
    }

    [Theory]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    [InlineData(EngineName.SqlServer)]
    public async Task The_same_seed_gives_the_same_shop_with_any_number_of_workers(EngineName engine)
    {
        await using var source = await CreateShopAsync(engine);
        var dumps = new List<string>();
        foreach (var workers in new[] { 1, 1, 2 })
        {
            await using var target = await engines.CreateAsync(engine);
            await Clone.RunAsync(source, target, Clone.Options with { Workers = workers });
            dumps.Add(await target.DumpAsync());
        }

        Assert.Equal(dumps[0], dumps[1]);
        Assert.Equal(dumps[0], dumps[2]);
    }

    private async Task<ScratchDatabase> CreateShopAsync(EngineName engine)
    {
        var database = await engines.CreateAsync(engine);
        var shop = ShopDatabase.Create(new ShopOptions { Scale = ShopScale }, CancellationToken.None);
        await using var session = await database.Endpoint.Connector.OpenTargetAsync(database.Endpoint.Address, CancellationToken.None);
        var marker = new RunMarker("shop", 1, DateTimeOffset.UnixEpoch, SynthesisRun.ToolVersion);
        await shop.WriteAsync(session, database.Endpoint.Connector.Capabilities, marker, null, CancellationToken.None);
        return database;
    }
}
