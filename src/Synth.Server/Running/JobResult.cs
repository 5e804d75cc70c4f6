using Synth.Evaluation;

namespace Synth.Server.Running;

/// <summary>What a job's run came to.</summary>
/// <param name="RowCount">Synthetic rows in the target.</param>
/// <param name="Report">How like its source the result is; null when it was not evaluated.</param>
internal sealed record JobResult(long RowCount, ReportDocument? Report)
{
    /// <summary>Why the result was not put in the target's place; null when it was.</summary>
    public Exception? Failure { get; init; }
}
