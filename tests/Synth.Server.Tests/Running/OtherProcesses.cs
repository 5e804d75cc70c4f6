using Synth.Engine;
using Synth.Modeling;

namespace Synth.Server.Tests;

/// <summary>Stands for processes that load targets, and counts what they are asked for.</summary>
internal sealed class OtherProcesses : ITargetFiller
{
    public int Fills { get; private set; }

    public Task<RunResult> FillAsync(
        RelationalModel model, DatabaseEndpoint target, RunOptions options, IRunObserver observer, CancellationToken cancellationToken)
    {
        Fills++;
        return new SynthesisRun(options, observer, TimeProvider.System).GenerateAsync(model, target, cancellationToken);
    }
}
