using Synth.Cluster.Fitting;
using Synth.Cluster.Messages;
using Synth.Cluster.Tests.Coordinating;
using Synth.Cluster.Tests.Processes;
using Synth.Connectors;
using Synth.Connectors.Sqlite;
using Synth.Engine;
using Synth.Modeling;

namespace Synth.Cluster.Tests.Fitting;

public sealed class HelpedFitTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("synth-helped-");
    private readonly List<string> told = [];
    private DatabaseEndpoint source = null!;
    private FitOffer offer = null!;

    public async ValueTask InitializeAsync()
    {
        var path = Path.Combine(folder.FullName, "ledger.db");
        LedgerTables.Create(path);
        source = new DatabaseEndpoint(new SqliteConnector(), DatabaseAddressParser.Parse($"sqlite:{path}"));
        var order = await OrderAsync();
        using var read = await FitAssistant.ReadAsync(source, null, order, 1, CancellationToken.None);
        offer = new FitOffer(
            "fit", "owner", FitOrder.Build, order.Write(), null, read.Digest, new FitLimits(TimeSpan.FromSeconds(2), 4, 4));
    }

    [Fact]
    public async Task Who_has_read_the_same_rows_helps_to_the_end() => Assert.Null(await HelpAsync(offer));

    [Fact]
    public async Task Who_has_read_other_rows_is_sent_away_with_the_reason()
    {
        var reason = await HelpAsync(offer with { Digest = offer.Digest + 1 });
        Assert.Contains("has read other rows", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Helping with a fit", told);
    }

    [Fact]
    public async Task Another_build_does_not_even_read()
    {
        var reason = await HelpAsync(offer with { Build = "another" });
        Assert.Contains("another build of Synth", reason, StringComparison.Ordinal);
        Assert.Empty(told);
    }

    [Fact]
    public async Task A_fit_that_is_over_is_left()
    {
        var coordinator = new BoardCoordinator(offer with { Digest = null });
        await using var fit = new HelpedFit(source, coordinator, offer, "helper", TimeProvider.System);
        var helping = fit.HelpAsync(1, told.Add, TestContext.Current.CancellationToken);

        // It has read, and waits for the owner's digest.
        await coordinator.EndAsync("fit");
        Assert.Null(await helping);
    }

    [Fact]
    public async Task What_cannot_be_shared_is_made_here()
    {
        var coordinator = new BoardCoordinator(offer);
        await using var exchange = new CarriedExchange(coordinator, offer);
        Assert.Equal(PieceState.Mine, (await exchange.Here.ClaimAsync(1, TestContext.Current.CancellationToken)).State);
        exchange.Here.Offer(1, [5]);
        await coordinator.ClaimAsync("fit", "other", 2);
        Assert.Equal(PieceState.Theirs, (await exchange.Here.ClaimAsync(2, TestContext.Current.CancellationToken)).State);
        var waiting = exchange.Here.WaitAsync(2, TestContext.Current.CancellationToken);
        coordinator.IsCut = true;

        // After a lease's time nobody waits for who cannot be reached, and nobody asks for each piece in vain.
        Assert.Null(await waiting);
        Assert.Equal(PieceState.Mine, (await exchange.Here.ClaimAsync(3, TestContext.Current.CancellationToken)).State);
    }

    [Fact]
    public async Task What_somebody_else_makes_arrives_and_what_nobody_makes_any_more_is_made_here()
    {
        var coordinator = new BoardCoordinator(offer);
        await using var exchange = new CarriedExchange(coordinator, offer);
        await coordinator.ClaimAsync("fit", "other", 1);
        await coordinator.ClaimAsync("fit", "other", 2);
        var (first, second) = (exchange.Here.WaitAsync(1, CancellationToken.None), exchange.Here.WaitAsync(2, CancellationToken.None));
        await coordinator.SyncAsync("fit", "other", [new FitPiece(1, [5])], []);
        Assert.Equal([5], await first);
        await coordinator.LeaveAsync("fit", "other", null);
        Assert.Null(await second);
        Assert.Equal(1, exchange.Here.TakenOver);
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<string?> HelpAsync(FitOffer offered)
    {
        await using var fit = new HelpedFit(source, new BoardCoordinator(offered), offered, "helper", TimeProvider.System);
        return await fit.HelpAsync(1, told.Add, TestContext.Current.CancellationToken);
    }

    private async Task<FitOrder> OrderAsync()
    {
        await using var session = await source.Connector.OpenSourceAsync(source.Address, CancellationToken.None);
        var plan = await SourceFitter.PlanAsync(session, new RunOptions(), SilentObserver.Instance, CancellationToken.None);
        return new FitOrder(plan, new FitOptions { TreeCount = 2 });
    }

    /// <summary>A member's exchange that carries as long as it lives.</summary>
    private sealed class CarriedExchange : IAsyncDisposable
    {
        private readonly CancellationTokenSource stop = new();
        private readonly Task carrying;

        public CarriedExchange(BoardCoordinator coordinator, FitOffer offer)
        {
            Here = new GrainExchange(coordinator, "fit", "here", offer.Limits.LeaseTime, _ => Task.CompletedTask, TimeProvider.System);
            carrying = Here.CarryAsync(stop.Token);
        }

        public GrainExchange Here { get; }

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await carrying;
            stop.Dispose();
        }
    }
}
