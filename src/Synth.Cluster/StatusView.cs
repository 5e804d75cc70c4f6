using Synth.Cluster.Messages;
using Synth.Engine;
using Synth.Schema;

namespace Synth.Cluster;

/// <summary>Shows how a run of many workers goes as if it were one on this machine.</summary>
/// <param name="observer">Who is told.</param>
/// <param name="rowCounts">The rows that each table will have.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class StatusView(IRunObserver observer, IReadOnlyDictionary<TableName, long> rowCounts, TimeProvider clock)
{
    private readonly LoadRate rate = new(clock);
    private readonly Dictionary<TableName, long> shown = [];
    private RunStage? stage;

    /// <summary>Shows what has changed.</summary>
    public void Show(RunStatus status)
    {
        if (StageOf(status) is { } current && current != stage)
        {
            stage = current;
            observer.OnStage(current);
        }

        foreach (var table in status.Phase == RunPhase.Loading ? status.Rows ?? [] : [])
        {
            var name = new TableName(table.Schema, table.Name);
            // What a worker told and then lost is taken back; a view that only goes forward is calmer.
            if (table.Rows > shown.GetValueOrDefault(name))
            {
                shown[name] = table.Rows;
                observer.OnRows(RunStage.Load, name, table.Rows, rowCounts[name]);
            }
        }

        if (status is { Phase: RunPhase.Loading, Rows: { } rows })
        {
            observer.OnSharedLoad(new SharedLoad(
                status.Workers,
                status.PartitionsDone,
                status.PartitionsLeased,
                status.PartitionCount - status.PartitionsDone - status.PartitionsLeased,
                rate.Note(rows.Sum(table => table.Rows))));
        }

        if (status is { Phase: RunPhase.Finishing, Steps: > 0, Stage: { } step })
        {
            observer.OnStep(step, status.StepsDone, status.Steps);
        }
    }

    private static RunStage? StageOf(RunStatus status) => status.Phase switch
    {
        RunPhase.Preparing => RunStage.Prepare,
        RunPhase.Loading => RunStage.Load,
        RunPhase.Finishing => status.Stage ?? RunStage.CompleteSchema,
        RunPhase.Unknown or RunPhase.Done or RunPhase.Failed => null,
        _ => throw new InvalidOperationException($"An unknown phase of a run: {status.Phase}."),
    };
}
