using Microsoft.Extensions.Hosting;
using Synth.Cluster.Coordinating;
using Synth.Cluster.Messages;
using Synth.Cluster.Working;
using Synth.Engine;
using Synth.Modeling;

namespace Synth.Cluster.Fitting;

/// <summary>A fit as the process has it that began it and that gets the model.</summary>
internal sealed class OwnedFit : ISharedFit
{
    private static readonly TimeSpan FarewellTime = TimeSpan.FromSeconds(5);

    private readonly IHost host;
    private readonly IFitGrain coordinator;
    private readonly IRunObserver observer;
    private readonly TimeProvider clock;
    private readonly GrainExchange exchange;
    private readonly CancellationTokenSource stop = new();
    private readonly Task carrying;
    private FitOffer offer;
    private int helpers;
    private bool isTold;

    /// <summary>Begins to give signs of life.</summary>
    /// <param name="host">Speaks to the cluster; disposed with the fit.</param>
    /// <param name="coordinator">Knows of the fit.</param>
    /// <param name="offer">The fit.</param>
    /// <param name="observer">Is told who helps.</param>
    /// <param name="clock">Tells the time.</param>
    public OwnedFit(IHost host, IFitGrain coordinator, FitOffer offer, IRunObserver observer, TimeProvider clock)
    {
        this.host = host;
        this.coordinator = coordinator;
        this.offer = offer;
        this.observer = observer;
        this.clock = clock;
        exchange = new GrainExchange(coordinator, offer.Id, offer.Owner, offer.Limits.LeaseTime, HearAsync, clock);
        carrying = exchange.CarryAsync(stop.Token);
    }

    /// <inheritdoc/>
    public IPieceExchange Begin(UInt128 digest)
    {
        // Whoever carries tells the coordinator: at the next sign of life.
        Volatile.Write(ref offer, offer with { Digest = digest });
        return exchange;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await carrying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        observer.OnSharedFit(new SharedFit(helpers, exchange.MadeHere, exchange.TakenOver, IsOver: true));
        await GrainCalls.InsistAsync(() => coordinator.EndAsync(offer.Id), FarewellTime, clock, CancellationToken.None)
            .ConfigureAwait(false);
        await host.StopAsync(CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        host.Dispose();
        stop.Dispose();
    }

    private async Task HearAsync(FitNews news)
    {
        var current = Volatile.Read(ref offer);
        if (news.Standing == FitStanding.Unknown || (current.Digest is not null && !isTold))
        {
            isTold = await coordinator.OfferAsync(current).ConfigureAwait(false) && current.Digest is not null;
        }

        foreach (var note in news.Notes)
        {
            observer.OnSharedFit(new SharedFit(helpers, exchange.MadeHere, exchange.TakenOver, note));
        }

        if (news.Standing == FitStanding.Open && current.Digest is not null)
        {
            helpers = Math.Max(helpers, news.Helpers);
            observer.OnSharedFit(new SharedFit(news.Helpers, exchange.MadeHere, exchange.TakenOver));
        }
    }
}
