using Synth.Engine;

namespace Synth.Cli.Progress;

/// <summary>Shows nothing.</summary>
internal sealed class NoProgress : IProgressDisplay
{
    /// <inheritdoc/>
    public Task<T> RunAsync<T>(Func<IRunObserver, Task<T>> work) => work(SilentObserver.Instance);
}
