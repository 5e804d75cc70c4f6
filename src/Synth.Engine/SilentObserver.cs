using Synth.Schema;

namespace Synth.Engine;

/// <summary>Lets everything pass without a word.</summary>
public sealed class SilentObserver : IRunObserver
{
    /// <summary>The only one that is needed.</summary>
    public static SilentObserver Instance { get; } = new();

    private SilentObserver()
    {
    }

    /// <inheritdoc/>
    public void OnStage(RunStage stage)
    {
    }

    /// <inheritdoc/>
    public void OnRows(RunStage stage, TableName table, long done, long total)
    {
    }

    /// <inheritdoc/>
    public void OnStep(RunStage stage, int done, int total)
    {
    }
}
