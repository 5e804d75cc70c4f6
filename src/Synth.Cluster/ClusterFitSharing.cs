using Microsoft.Extensions.DependencyInjection;
using Synth.Cluster.Coordinating;
using Synth.Cluster.Fitting;
using Synth.Cluster.Hosting;
using Synth.Cluster.Messages;
using Synth.Cluster.Working;
using Synth.Connectors;
using Synth.Engine;
using Synth.Modeling;

namespace Synth.Cluster;

/// <summary>
/// Has those workers of a cluster help with fits that know the source by themselves. Who asks fits, too, and gets the model; without
/// helpers it fits alone.
/// </summary>
/// <param name="settings">How the cluster is reached.</param>
/// <param name="clock">Tells the time.</param>
public sealed class ClusterFitSharing(ClusterSettings settings, TimeProvider clock) : IFitSharing
{
    /// <inheritdoc/>
    /// <exception cref="ClusterException">No worker answers.</exception>
    public async Task<ISharedFit?> BeginAsync(
        IDatabaseSession source, FitOrder order, IRunObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(observer);
        if (order.Options.Budget is not null)
        {
            observer.OnSharedFit(new SharedFit(0, 0, 0, "The fit is not shared: the noise of its privacy budget is no other process's."));
            return null;
        }

        var host = ClientHost.Create(settings, clock);
        try
        {
            await ClusterRun.StartAsync(host, settings, cancellationToken).ConfigureAwait(false);
            var owner = $"{Environment.MachineName}/{Environment.ProcessId}/owner";
            var offer = new FitOffer(
                $"{LeasedRun.NewRunId(clock)} {owner}",
                owner,
                FitOrder.Build,
                order.Write(),
                source.Snapshot,
                Digest: null,
                new FitLimits(settings.LeaseTime, settings.MaxLoaders, settings.MaxReaders));
            var coordinator = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IFitGrain>(FitAssistant.KeyOf(source.Identity));
            if (await OfferAsync(coordinator, offer, cancellationToken).ConfigureAwait(false))
            {
                return new OwnedFit(host, coordinator, offer, observer, clock);
            }

            observer.OnSharedFit(new SharedFit(0, 0, 0, "The fit is not shared: the workers help with another fit of this source."));
        }
        catch
        {
            host.Dispose();
            throw;
        }

        await host.StopAsync(CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        host.Dispose();
        return null;
    }

    private async Task<bool> OfferAsync(IFitGrain coordinator, FitOffer offer, CancellationToken cancellationToken)
    {
        var isTaken = false;
        var isHeard = await GrainCalls.InsistAsync(
            async () => isTaken = await coordinator.OfferAsync(offer).ConfigureAwait(false),
            settings.ConnectTime,
            clock,
            cancellationToken).ConfigureAwait(false);
        return isHeard
            ? isTaken
            : throw new ClusterException("The workers of the cluster do not answer. See whether they run, then submit the run again.");
    }
}
