using Synth.Engine;

namespace Synth.Cli.Progress;

/// <summary>Shows how some work goes while it goes on.</summary>
internal interface IProgressDisplay
{
    /// <summary>Carries out work and shows what it tells the observer that it is given.</summary>
    Task<T> RunAsync<T>(Func<IRunObserver, Task<T>> work);
}
