using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Synth.Cluster.Coordinating;
using Synth.Cluster.Fitting;
using Synth.Cluster.Hosting;
using Synth.Cluster.Working;
using Synth.Connectors;
using Synth.Engine;

namespace Synth.Cluster;

/// <summary>
/// A process that joins a cluster and works for the runs into one target, for the fits of one source, or for both. Any of them may be the
/// coordinator besides. It may join and leave in the midst of a run; when the others took it for dead, it joins again under a new identity.
/// </summary>
public sealed class ClusterWorker
{
    private static readonly TimeSpan RejoinTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FarewellTime = TimeSpan.FromSeconds(10);

    private readonly ClusterSettings settings;
    private readonly DatabaseEndpoint? target;
    private readonly DatabaseEndpoint? source;
    private readonly int workers;
    private readonly Action<string> tell;
    private readonly TimeProvider clock;

    /// <summary>Prepares a worker.</summary>
    /// <param name="settings">How it belongs to the cluster.</param>
    /// <param name="target">
    /// Opens the target that it fills, if any; its password is this worker's own matter, and is told to nobody.
    /// </param>
    /// <param name="source">Opens the source whose fits it helps with, if any; so is its password.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="tell">Takes lines for people about what it does.</param>
    /// <param name="clock">Tells the time.</param>
    /// <exception cref="ConfigurationException">A setting does not fit, or there is neither target nor source.</exception>
    public ClusterWorker(
        ClusterSettings settings,
        DatabaseEndpoint? target,
        DatabaseEndpoint? source,
        int workers,
        Action<string> tell,
        TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        if (target is null && source is null)
        {
            throw new ConfigurationException("A worker needs a target to fill, or a source whose fits it helps with. Name one, or both.");
        }

        this.settings = settings;
        this.target = target;
        this.source = source;
        this.workers = workers;
        this.tell = tell;
        this.clock = clock;
    }

    /// <summary>Works until it is stopped, and then leaves in order.</summary>
    /// <exception cref="Synth.Connectors.ConnectionException">
    /// The target cannot be reached at the start, or, where there is none, the source.
    /// </exception>
    /// <exception cref="ClusterException">The cluster cannot be joined at the start.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var targetKey = target is null ? null : await LeasedRun.IdentifyAsync(target, cancellationToken).ConfigureAwait(false);
        var sourceKey = source is null ? null : await IdentifySourceAsync(cancellationToken).ConfigureAwait(false);
        for (var round = 0; !cancellationToken.IsCancellationRequested; round++)
        {
            try
            {
                await JoinAsync(targetKey, sourceKey, round, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (round > 0 && exception is not OperationCanceledException and not ClusterException)
            {
                tell("The cluster cannot be joined at this moment; trying again");
            }

            if (!cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(RejoinTime, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // Who cannot reach the source can load all the same.
    private async Task<string?> IdentifySourceAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await FitAssistant.IdentifyAsync(source!, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectionException exception) when (target is not null)
        {
            tell($"Not helping with fits. {exception.Message}");
            return null;
        }
    }

    private async Task JoinAsync(string? targetKey, string? sourceKey, int round, CancellationToken cancellationToken)
    {
        using var expulsion = new Expulsion();
        using var host = SiloHost.Create(settings, expulsion, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, expulsion.Token);
        await StartAsync(host, round, cancellationToken).ConfigureAwait(false);
        tell($"Joined {settings.Address}");
        try
        {
            var grains = host.Services.GetRequiredService<IGrainFactory>();
            var name = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{round}");
            var works = new List<Task>();
            if (targetKey is not null)
            {
                works.Add(LoadAsync(grains.GetGrain<IRunGrain>(targetKey), name, stop.Token));
            }

            if (sourceKey is not null)
            {
                var coordinator = grains.GetGrain<IFitGrain>(sourceKey);
                works.Add(new FitLoop(source!, coordinator, name, workers, tell, clock).RunAsync(stop.Token));
            }

            // Neither ends by itself; when one fails, the other has nothing to go on for.
            await Task.WhenAny(works).ConfigureAwait(false);
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(works).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It was waiting.
        }
        finally
        {
            tell(expulsion.Token.IsCancellationRequested ? "Taken for dead by the cluster; joining again" : "Leaving");
            await LeaveAsync(host).ConfigureAwait(false);
        }
    }

    private async Task LoadAsync(IRunGrain coordinator, string name, CancellationToken cancellationToken)
    {
        var loop = new WorkLoop(target!, coordinator, name, workers, tell, clock);
        await using (loop.ConfigureAwait(false))
        {
            await loop.RunAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task StartAsync(IHost host, int round, CancellationToken cancellationToken)
    {
        try
        {
            await host.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (round == 0 && exception is not OperationCanceledException)
        {
            throw new ClusterException(
                $"The cluster at {settings.Address} cannot be joined. "
                + "See that its store runs and lets this machine in, and that the other members can be reached.",
                exception);
        }
    }

    // A member that is taken for dead, or cut off, cannot leave in order.
    private static async Task LeaveAsync(IHost host)
    {
        using var farewell = new CancellationTokenSource(FarewellTime);
        try
        {
            await host.StopAsync(farewell.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The others find out by themselves.
        }
    }
}
