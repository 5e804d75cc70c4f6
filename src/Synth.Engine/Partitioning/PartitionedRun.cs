using Synth.Connectors;
using Synth.Modeling;

namespace Synth.Engine;

/// <summary>
/// A run from model to target that is done in several sessions: prepared once, loaded share by share by any number of processes that need
/// not know of each other, and finished once. Model, seed, scale, sizes and rate of edge cases have to be the same in all of them; the
/// target then holds what a single run makes. A session that fails keeps what is loaded, and is called again to go on from there.
/// </summary>
public sealed class PartitionedRun
{
    private readonly RunOptions options;
    private readonly IRunObserver observer;
    private readonly TimeProvider clock;

    /// <summary>Prepares a session.</summary>
    /// <param name="options">How the run is carried out.</param>
    /// <param name="observer">Is told how it goes.</param>
    /// <param name="clock">Tells the time.</param>
    /// <exception cref="ConfigurationException">An option is out of range.</exception>
    public PartitionedRun(RunOptions options, IRunObserver observer, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.options = options;
        this.observer = observer;
        this.clock = clock;
    }

    /// <summary>Claims the target, creates its tables and opens its journal; what another unfinished run left is removed.</summary>
    /// <returns>The run's identifier.</returns>
    /// <exception cref="SafetyException">The target is not empty.</exception>
    /// <exception cref="ConfigurationException">The target's engine keeps no journal.</exception>
    public Task<string> PrepareAsync(RelationalModel model, DatabaseEndpoint target, CancellationToken cancellationToken) =>
        UseAsync(model, target, session => session.BeginAsync(cancellationToken), cancellationToken);

    /// <summary>Loads what is missing of one share into a prepared target.</summary>
    /// <exception cref="SafetyException">The target is not prepared, or for another run, or divided otherwise, or the share is being
    /// loaded.</exception>
    /// <exception cref="ConfigurationException">The target's engine keeps no journal.</exception>
    public Task<PartitionResult> LoadAsync(
        RelationalModel model, DatabaseEndpoint target, Partition partition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(partition);
        return UseAsync(
            model,
            target,
            async session =>
            {
                await session.JoinAsync(isAlone: false, cancellationToken).ConfigureAwait(false);
                return await session.LoadAsync(partition, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <summary>Completes the schema once all shares are loaded, verifies and publishes.</summary>
    /// <exception cref="SafetyException">A share is not loaded whole, or somebody is still at work.</exception>
    /// <exception cref="IntegrityException">The target did not keep what its schema promises, and was removed.</exception>
    public Task<RunResult> FinishAsync(RelationalModel model, DatabaseEndpoint target, CancellationToken cancellationToken) =>
        UseAsync(
            model,
            target,
            async session =>
            {
                await session.JoinAsync(isAlone: true, cancellationToken).ConfigureAwait(false);
                return await session.FinishAsync(cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);

    /// <summary>
    /// A whole run that goes on where an earlier one of the same model and options was interrupted, or begins where there is none. When
    /// it fails it can be called again, unless the rows themselves were refused.
    /// </summary>
    /// <exception cref="SafetyException">The target is not empty, or it is being filled in several shares.</exception>
    /// <exception cref="IntegrityException">The target did not keep what its schema promises, and was removed.</exception>
    public Task<RunResult> ResumeAsync(RelationalModel model, DatabaseEndpoint target, CancellationToken cancellationToken) =>
        UseAsync(
            model,
            target,
            async session =>
            {
                if (await session.IsUnderWayAsync(cancellationToken).ConfigureAwait(false))
                {
                    await session.JoinAsync(isAlone: true, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    await session.BeginAsync(cancellationToken).ConfigureAwait(false);
                }

                await session.LoadAsync(Partition.Whole, cancellationToken).ConfigureAwait(false);
                return await session.FinishAsync(cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);

    private async Task<T> UseAsync<T>(
        RelationalModel model, DatabaseEndpoint target, Func<PartitionedSession, Task<T>> action, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(target);
        var session = await target.Connector.OpenTargetAsync(target.Address, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            if (session.Journal is null)
            {
                throw new ConfigurationException(
                    $"A target of {target.Connector.DisplayName} keeps no journal of its load: it cannot be filled in shares, nor after an "
                    + $"interruption. Leave out --resume, --prepare, --partition and --finish.");
            }

            return await action(new PartitionedSession(
                model, session, target, options, SynthesisRun.SamplingOf(model, options), observer, clock)).ConfigureAwait(false);
        }
    }
}
