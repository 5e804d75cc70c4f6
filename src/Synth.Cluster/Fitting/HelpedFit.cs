using Synth.Cluster.Coordinating;
using Synth.Cluster.Messages;
using Synth.Cluster.Working;
using Synth.Engine;
using Synth.Modeling;

namespace Synth.Cluster.Fitting;

/// <summary>The part that a worker takes in a fit that somebody else began: it reads the source, and fits along to the end.</summary>
internal sealed class HelpedFit : IAsyncDisposable
{
    private static readonly TimeSpan EarlyTime = TimeSpan.FromMilliseconds(250);

    // A coordinator that has come up anew is told of the fit within seconds, if there still is one.
    private const int UnknownLeases = 2;

    private readonly DatabaseEndpoint source;
    private readonly IFitGrain coordinator;
    private readonly FitOffer offer;
    private readonly string name;
    private readonly TimeProvider clock;
    private readonly GrainExchange exchange;
    private readonly CancellationTokenSource over = new();
    private readonly CancellationTokenSource carried = new();
    private readonly Task carrying;
    private long known;

    /// <summary>Begins to give signs of life.</summary>
    /// <param name="source">Opens the source.</param>
    /// <param name="coordinator">Knows of the fit.</param>
    /// <param name="offer">The fit.</param>
    /// <param name="name">The worker.</param>
    /// <param name="clock">Tells the time.</param>
    public HelpedFit(DatabaseEndpoint source, IFitGrain coordinator, FitOffer offer, string name, TimeProvider clock)
    {
        this.source = source;
        this.coordinator = coordinator;
        this.offer = offer;
        this.name = name;
        this.clock = clock;
        known = clock.GetTimestamp();
        exchange = new GrainExchange(coordinator, offer.Id, name, offer.Limits.LeaseTime, HearAsync, clock);
        carrying = exchange.CarryAsync(carried.Token);
    }

    /// <summary>How many pieces it has made.</summary>
    public int MadeHere => exchange.MadeHere;

    /// <summary>Reads and helps.</summary>
    /// <param name="workers">Threads.</param>
    /// <param name="tell">Takes a line for people about what is done.</param>
    /// <param name="cancellationToken">The worker leaves.</param>
    /// <returns>Why it does not help; null where it did, or the fit was over before.</returns>
    public async Task<string?> HelpAsync(int workers, Action<string> tell, CancellationToken cancellationToken)
    {
        if (offer.Build != FitOrder.Build)
        {
            return "It is another build of Synth, or runs on another runtime or kind of processor. Give all members the same.";
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, over.Token);
        try
        {
            tell("Reading the source to help with a fit");
            using var helper = await FitAssistant.ReadAsync(source, offer.Snapshot, FitOrder.Read(offer.Order), workers, stop.Token)
                .ConfigureAwait(false);
            var standing = await JoinAsync(helper.Digest, stop.Token).ConfigureAwait(false);
            if (standing == FitStanding.Differs)
            {
                return "It has read other rows than who began the fit: rows were written meanwhile, or its source is another database.";
            }

            if (standing == FitStanding.Open)
            {
                tell("Helping with a fit");
                await Task.Run(() => helper.Help(exchange, stop.Token), stop.Token).ConfigureAwait(false);
            }

            return null;
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await carried.CancelAsync().ConfigureAwait(false);
        await carrying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        carried.Dispose();
        over.Dispose();
    }

    private async Task<FitStanding> JoinAsync(UInt128 digest, CancellationToken cancellationToken)
    {
        while (true)
        {
            var standing = FitStanding.Unknown;
            await GrainCalls.InsistAsync(
                async () => standing = await coordinator.JoinAsync(offer.Id, name, digest).ConfigureAwait(false),
                offer.Limits.LeaseTime,
                clock,
                cancellationToken).ConfigureAwait(false);
            if (standing is not (FitStanding.Early or FitStanding.Unknown))
            {
                return standing;
            }

            await Task.Delay(EarlyTime, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task HearAsync(FitNews news)
    {
        if (news.Standing == FitStanding.Open)
        {
            known = clock.GetTimestamp();
        }
        else if (news.Standing == FitStanding.Over || clock.GetElapsedTime(known) > UnknownLeases * offer.Limits.LeaseTime)
        {
            await over.CancelAsync().ConfigureAwait(false);
        }
    }
}
