using Synth.Engine;
using Synth.Modeling;

namespace Synth.Cluster;

/// <summary>Has the workers of a cluster fill what other runs of the engine would fill themselves: clones and refreshes.</summary>
/// <param name="settings">How the cluster is reached.</param>
/// <param name="clock">Tells the time.</param>
public sealed class ClusterFiller(ClusterSettings settings, TimeProvider clock) : ITargetFiller
{
    /// <inheritdoc/>
    public IFitSharing Sharing { get; } = new ClusterFitSharing(settings, clock);

    /// <inheritdoc/>
    public Task<RunResult> FillAsync(
        RelationalModel model, DatabaseEndpoint target, RunOptions options, IRunObserver observer, CancellationToken cancellationToken) =>
        new ClusterRun(settings, options, observer, clock).GenerateAsync(PackedModel.Of(model), target, cancellationToken);
}
