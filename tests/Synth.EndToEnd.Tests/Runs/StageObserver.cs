using Synth.Engine;
using Synth.Schema;

namespace Synth.EndToEnd.Tests;

/// <summary>Does something once when a stage is under way: at its beginning, and while rows are loaded after the first batch.</summary>
internal sealed class StageObserver(RunStage stage, Action act) : IRunObserver
{
    private int hasActed;

    public void OnStage(RunStage stage) => Reach(stage, isUnderWay: stage != RunStage.Load);

    public void OnRows(RunStage stage, TableName table, long done, long total) => Reach(stage, isUnderWay: true);

    public void OnStep(RunStage stage, int done, int total)
    {
    }

    private void Reach(RunStage reached, bool isUnderWay)
    {
        if (reached == stage && isUnderWay && Interlocked.Exchange(ref hasActed, 1) == 0)
        {
            act();
        }
    }
}
