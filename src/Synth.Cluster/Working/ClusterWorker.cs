using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Synth.Cluster.Coordinating;
using Synth.Cluster.Hosting;
using Synth.Cluster.Working;
using Synth.Engine;

namespace Synth.Cluster;

/// <summary>
/// A process that joins a cluster and works for the runs into one target. Any of them may be the coordinator of a run besides. It may join
/// and leave in the midst of a run; when the others took it for dead, it joins again under a new identity.
/// </summary>
public sealed class ClusterWorker
{
    private static readonly TimeSpan RejoinTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FarewellTime = TimeSpan.FromSeconds(10);

    private readonly ClusterSettings settings;
    private readonly DatabaseEndpoint target;
    private readonly int workers;
    private readonly Action<string> tell;
    private readonly TimeProvider clock;

    /// <summary>Prepares a worker.</summary>
    /// <param name="settings">How it belongs to the cluster.</param>
    /// <param name="target">Opens the target that it fills; its password is this worker's own matter, and is told to nobody.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="tell">Takes lines for people about what it does.</param>
    /// <param name="clock">Tells the time.</param>
    /// <exception cref="ConfigurationException">A setting does not fit.</exception>
    public ClusterWorker(ClusterSettings settings, DatabaseEndpoint target, int workers, Action<string> tell, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        this.settings = settings;
        this.target = target;
        this.workers = workers;
        this.tell = tell;
        this.clock = clock;
    }

    /// <summary>Works until it is stopped, and then leaves in order.</summary>
    /// <exception cref="Synth.Connectors.ConnectionException">The target cannot be reached at the start.</exception>
    /// <exception cref="ClusterException">The cluster cannot be joined at the start.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var targetKey = await LeasedRun.IdentifyAsync(target, cancellationToken).ConfigureAwait(false);
        for (var round = 0; !cancellationToken.IsCancellationRequested; round++)
        {
            try
            {
                await JoinAsync(targetKey, round, cancellationToken).ConfigureAwait(false);
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

    private async Task JoinAsync(string targetKey, int round, CancellationToken cancellationToken)
    {
        using var expulsion = new Expulsion();
        using var host = SiloHost.Create(settings, expulsion, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, expulsion.Token);
        await StartAsync(host, round, cancellationToken).ConfigureAwait(false);
        tell($"Joined {settings.Address}");
        try
        {
            var coordinator = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IRunGrain>(targetKey);
            var name = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{round}");
            var loop = new WorkLoop(target, coordinator, name, workers, tell, clock);
            await using (loop.ConfigureAwait(false))
            {
                await loop.RunAsync(stop.Token).ConfigureAwait(false);
            }
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
