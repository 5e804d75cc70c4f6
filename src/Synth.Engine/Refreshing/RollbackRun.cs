using Synth.Connectors;

namespace Synth.Engine;

/// <summary>Puts back what the last refresh of a target replaced.</summary>
/// <param name="observer">Is told how it goes.</param>
public sealed class RollbackRun(IRunObserver observer)
{
    /// <summary>Swaps the previous generation in. The one that it replaces is kept, so that a second rollback undoes the first.</summary>
    /// <param name="target">The target.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The marker of the generation that is there now.</returns>
    /// <exception cref="SafetyException">None is kept, another run works on the target, or the target is in use.</exception>
    public async Task<RunMarker> RollBackAsync(DatabaseEndpoint target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        var session = await target.Connector.OpenTargetAsync(target.Address, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            observer.OnStage(RunStage.Publish);
            return await session.RollBackAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
