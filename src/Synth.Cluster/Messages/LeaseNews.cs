using Synth.Engine;

namespace Synth.Cluster.Messages;

/// <summary>How far the holder of a lease is.</summary>
/// <param name="Rows">Rows of the partition that are loaded, by table.</param>
/// <param name="Stage">The stage of who finishes; null for who loads.</param>
/// <param name="Done">Steps of the stage that are done.</param>
/// <param name="Total">Steps of the stage; 0 where they are not counted.</param>
[GenerateSerializer]
internal sealed record LeaseNews(TableRowCount[] Rows, RunStage? Stage = null, int Done = 0, int Total = 0)
{
    public static LeaseNews None { get; } = new([]);
}
