using Synth.Connectors;
using Synth.Modeling;

namespace Synth.Engine;

/// <summary>Has other processes help with fits, each of which reads the source by itself.</summary>
public interface IFitSharing
{
    /// <summary>Tells others of a fit that begins here, so that they can read the source meanwhile.</summary>
    /// <param name="source">The source as it is read here; it stays open as long as the fit is shared.</param>
    /// <param name="order">What is to be fitted.</param>
    /// <param name="observer">Is told who helps, and why others do not.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The fit; null when it is one that cannot be shared, or others are busy.</returns>
    Task<ISharedFit?> BeginAsync(
        IDatabaseSession source, FitOrder order, IRunObserver observer, CancellationToken cancellationToken);
}
