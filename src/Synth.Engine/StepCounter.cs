using Synth.Schema;

namespace Synth.Engine;

/// <summary>Tells an observer of each change of a schema that is carried out.</summary>
internal sealed class StepCounter(IRunObserver observer, RunStage stage, int total) : IProgress<SchemaChange>
{
    private int done;

    /// <inheritdoc/>
    public void Report(SchemaChange value) => observer.OnStep(stage, ++done, total);
}
