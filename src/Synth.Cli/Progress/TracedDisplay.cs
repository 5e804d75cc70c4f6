using Synth.Engine;

namespace Synth.Cli.Progress;

/// <summary>Carries out a command's work as a run that telemetry sees, under another display.</summary>
/// <param name="display">Shows how it goes.</param>
/// <param name="command">The command's name.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class TracedDisplay(IProgressDisplay display, string command, TimeProvider clock) : IProgressDisplay
{
    /// <inheritdoc/>
    public Task<T> RunAsync<T>(Func<IRunObserver, Task<T>> work) =>
        display.RunAsync(observer => RunTelemetry.RunAsync(command, observer, clock, work));
}
