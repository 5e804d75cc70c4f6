using System.Globalization;
using Synth.Connectors;
using Synth.Engine;
using Synth.Engine.Demo;

namespace Synth.Cli.Demonstration;

/// <summary>Writes the sample shop into a database.</summary>
internal static class SampleShop
{
    public static async Task WriteAsync(
        ShopOptions options, DatabaseEndpoint place, IRunObserver observer, TimeProvider clock, CancellationToken cancellationToken)
    {
        observer.OnStage(RunStage.Load);
        var shop = await Task.Run(() => ShopDatabase.Create(options, cancellationToken), cancellationToken);
        await using var session = await place.Connector.OpenTargetAsync(place.Address, cancellationToken);
        var now = clock.GetUtcNow();
        var marker = new RunMarker(
            $"shop-{now.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}", options.Seed, now, SynthesisRun.ToolVersion);
        await shop.WriteAsync(session, place.Connector.Capabilities, marker, new Reporter(observer), cancellationToken);
    }

    private sealed class Reporter(IRunObserver observer) : IProgress<ShopProgress>
    {
        public void Report(ShopProgress value) => observer.OnRows(RunStage.Load, value.Table, value.LoadedRows, value.TotalRows);
    }
}
