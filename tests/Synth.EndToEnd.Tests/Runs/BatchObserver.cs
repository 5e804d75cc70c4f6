using Synth.Engine;
using Synth.Schema;

namespace Synth.EndToEnd.Tests;

/// <summary>Does something when so many batches are loaded.</summary>
internal sealed class BatchObserver(int batches, Action act) : IRunObserver
{
    private int loaded;

    public void OnStage(RunStage stage)
    {
    }

    public void OnRows(RunStage stage, TableName table, long done, long total)
    {
        if (stage == RunStage.Load && Interlocked.Increment(ref loaded) == batches)
        {
            act();
        }
    }

    public void OnStep(RunStage stage, int done, int total)
    {
    }
}
