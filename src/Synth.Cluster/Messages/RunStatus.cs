using Synth.Engine;

namespace Synth.Cluster.Messages;

/// <summary>How a run goes, over all who take part.</summary>
/// <param name="Phase">How far it is.</param>
/// <param name="RunId">Its identifier in the target.</param>
/// <param name="Workers">How many were heard of within the time of a lease.</param>
/// <param name="PartitionsDone">Partitions that are loaded whole.</param>
/// <param name="PartitionsLeased">Partitions that somebody loads.</param>
/// <param name="PartitionCount">Partitions; 0 while that is not settled.</param>
/// <param name="Rows">Rows that are loaded, by table.</param>
/// <param name="Stage">The stage of who finishes.</param>
/// <param name="StepsDone">Its steps that are done.</param>
/// <param name="Steps">Its steps; 0 where they are not counted.</param>
/// <param name="Result">What it came to, when it is done.</param>
/// <param name="Failure">Why it failed, when it did.</param>
[GenerateSerializer]
internal sealed record RunStatus(
    RunPhase Phase,
    string? RunId = null,
    int Workers = 0,
    int PartitionsDone = 0,
    int PartitionsLeased = 0,
    int PartitionCount = 0,
    TableRowCount[]? Rows = null,
    RunStage? Stage = null,
    int StepsDone = 0,
    int Steps = 0,
    FinishedRun? Result = null,
    Failure? Failure = null)
{
    public static RunStatus Unknown { get; } = new(RunPhase.Unknown);
}
