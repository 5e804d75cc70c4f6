using Synth.Schema;

namespace Synth.Engine;

/// <summary>Tells an observer of each change of a schema that is carried out.</summary>
/// <param name="observer">The observer.</param>
/// <param name="stage">The stage that the changes are part of.</param>
/// <param name="total">How many changes there are.</param>
/// <param name="done">How many an earlier run has carried out.</param>
internal sealed class StepCounter(IRunObserver observer, RunStage stage, int total, int done = 0) : IProgress<SchemaChange>
{
    private int count = done;

    /// <inheritdoc/>
    public void Report(SchemaChange value) => observer.OnStep(stage, ++count, total);
}
