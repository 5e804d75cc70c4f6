using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Synth.Cluster.Coordinating;
using Synth.Cluster.Hosting;
using Synth.Cluster.Messages;
using Synth.Cluster.Working;
using Synth.Engine;

namespace Synth.Cluster;

/// <summary>
/// A run from model to target that the workers of a cluster carry out. Who submits it only watches: it does no work, and when it is killed
/// the run goes on without it. What is loaded is kept when the run fails or is cancelled; the same run, submitted again, goes on from
/// there.
/// </summary>
public sealed class ClusterRun
{
    private static readonly TimeSpan WatchTime = TimeSpan.FromMilliseconds(300);

    // Longer than it takes the members to notice that a coordinator is dead, and another to come up.
    private static readonly TimeSpan SilenceTime = TimeSpan.FromMinutes(3);

    private const int MostReminders = 5;

    private readonly ClusterSettings settings;
    private readonly RunOptions options;
    private readonly IRunObserver observer;
    private readonly TimeProvider clock;

    /// <summary>Prepares a run.</summary>
    /// <param name="settings">How the cluster is reached.</param>
    /// <param name="options">How the run is carried out.</param>
    /// <param name="observer">Is told how it goes, over all workers.</param>
    /// <param name="clock">Tells the time.</param>
    /// <exception cref="ConfigurationException">A setting or an option does not fit.</exception>
    public ClusterRun(ClusterSettings settings, RunOptions options, IRunObserver observer, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(options);
        settings.Validate();
        options.Validate();
        this.settings = settings;
        this.options = options;
        this.observer = observer;
        this.clock = clock;
    }

    /// <summary>Has the workers fill a target from a model.</summary>
    /// <param name="model">The model, as it goes to the workers.</param>
    /// <param name="target">Opens the target, which is only looked at here.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <exception cref="Synth.Connectors.SafetyException">
    /// The target holds what may not be replaced, or is being filled by another run.
    /// </exception>
    /// <exception cref="IntegrityException">The target did not keep what its schema promises; what the run made was removed.</exception>
    /// <exception cref="ClusterException">No worker answers, or the run could not be carried out.</exception>
    public async Task<RunResult> GenerateAsync(PackedModel model, DatabaseEndpoint target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        var start = clock.GetTimestamp();
        var leasedOptions = LeasedRunOptions.Of(model.Model, options);
        var leased = new LeasedRun(model, target, leasedOptions, clock);
        await using (leased.ConfigureAwait(false))
        {
            var outline = await leased.OutlineAsync(cancellationToken).ConfigureAwait(false);
            var limits = new LeaseLimits(settings.LeaseTime, settings.MaxLoaders, settings.BlocksPerLease);
            var job = RunJob.Of(leased.Key, LeasedRun.NewRunId(clock), model, leasedOptions, limits);
            using var host = ClientHost.Create(settings, clock);
            await StartAsync(host, settings, cancellationToken).ConfigureAwait(false);
            try
            {
                var coordinator = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IRunGrain>(outline.TargetKey);
                var view = new StatusView(observer, outline.RowCounts, clock);
                var finished = await FollowAsync(coordinator, job, view, cancellationToken).ConfigureAwait(false);
                return finished.ToResult(model.Model, options.Seed, outline.Ledger, clock.GetElapsedTime(start).TotalSeconds);
            }
            finally
            {
                await host.StopAsync(CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Joins a host that only speaks to members.</summary>
    /// <exception cref="ClusterException">No worker answers.</exception>
    internal static async Task StartAsync(IHost host, ClusterSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            await host.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ClusterException(
                $"No worker of the cluster at {settings.Address} answers. "
                + "Start some by synth worker --cluster …, with the same name, certificates and secret.",
                exception);
        }
    }

    private async Task<FinishedRun> FollowAsync(IRunGrain coordinator, RunJob job, StatusView view, CancellationToken cancellationToken)
    {
        await SubmitAsync(coordinator, job, cancellationToken).ConfigureAwait(false);
        var heard = clock.GetTimestamp();
        for (var reminders = 0; ;)
        {
            try
            {
                var status = await coordinator.WatchAsync(job.Key).WaitAsync(cancellationToken).ConfigureAwait(false);
                heard = clock.GetTimestamp();
                view.Show(status);
                switch (status.Phase)
                {
                    case RunPhase.Done:
                        return status.Result!;
                    case RunPhase.Failed:
                        throw status.Failure!.ToException();
                    case RunPhase.Unknown:
                        // The coordinator has come up anew. A run that had begun is there, and is not to begin again.
                        if (++reminders > MostReminders)
                        {
                            throw new ClusterException(
                                "The run is no longer in the target: somebody else has taken it. Look what is there first.");
                        }

                        await SubmitAsync(coordinator, job, cancellationToken).ConfigureAwait(false);
                        break;
                    case RunPhase.Loading or RunPhase.Finishing:
                        job = job with { MayBegin = false, RunId = status.RunId! };
                        reminders = 0;
                        break;
                    case RunPhase.Preparing:
                        break;
                    default:
                        throw new InvalidOperationException($"An unknown phase of a run: {status.Phase}.");
                }
            }
            catch (Exception exception) when (GrainCalls.IsUnreachable(exception))
            {
                if (clock.GetElapsedTime(heard) >= SilenceTime)
                {
                    throw new ClusterException(
                        "No worker of the cluster answers any more. What is loaded is kept: "
                        + "start workers, and submit the run again to go on from there.",
                        exception);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                await GrainCalls.InsistAsync(
                    () => coordinator.CancelAsync(job.Key), settings.LeaseTime, clock, CancellationToken.None).ConfigureAwait(false);
                throw;
            }

            await Task.Delay(WatchTime, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SubmitAsync(IRunGrain coordinator, RunJob job, CancellationToken cancellationToken)
    {
        string? refusal = null;
        var isHeard = await GrainCalls.InsistAsync(
            async () => refusal = await coordinator.SubmitAsync(job).ConfigureAwait(false),
            SilenceTime,
            clock,
            cancellationToken).ConfigureAwait(false);
        if (!isHeard)
        {
            throw new ClusterException("The workers of the cluster do not answer. See whether they run, then submit the run again.");
        }

        if (refusal is not null)
        {
            throw new Synth.Connectors.SafetyException(refusal);
        }
    }
}
