using System.Collections.Concurrent;
using Synth.Cluster.Messages;
using Synth.Engine;
using Synth.Schema;

namespace Synth.Cluster.Working;

/// <summary>Gathers how far a worker is with what it holds, for the next sign of life.</summary>
internal sealed class LeaseProgress : IRunObserver
{
    private readonly ConcurrentDictionary<TableName, long> rows = new();
    private volatile StepState state = new(null, 0, 0);

    /// <summary>How far it is.</summary>
    public LeaseNews News
    {
        get
        {
            var (stage, done, total) = state;
            return new LeaseNews(
                [.. rows.Select(table => new TableRowCount(table.Key.Schema, table.Key.Name, table.Value))], stage, done, total);
        }
    }

    public void OnStage(RunStage stage) => state = new StepState(stage, 0, 0);

    public void OnRows(RunStage stage, TableName table, long done, long total) => rows[table] = done;

    public void OnStep(RunStage stage, int done, int total) => state = new StepState(stage, done, total);

    private sealed record StepState(RunStage? Stage, int Done, int Total);
}
