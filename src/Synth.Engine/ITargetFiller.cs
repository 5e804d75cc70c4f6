using Synth.Modeling;

namespace Synth.Engine;

/// <summary>Fills targets from models in another way than by the process that asks, for instance by many machines.</summary>
public interface ITargetFiller
{
    /// <summary>Has others help with fits before targets are filled; null where each process fits alone.</summary>
    IFitSharing? Sharing => null;

    /// <summary>Fills a target, has it verified, and publishes it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="target">Opens the target. Nobody has begun to write to it.</param>
    /// <param name="options">How the run is carried out; what is allowed to replace is there.</param>
    /// <param name="observer">Is told how it goes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Synth.Connectors.SafetyException">The target holds what may not be replaced.</exception>
    /// <exception cref="IntegrityException">The target does not keep what its schema promises.</exception>
    Task<RunResult> FillAsync(
        RelationalModel model, DatabaseEndpoint target, RunOptions options, IRunObserver observer, CancellationToken cancellationToken);
}
