namespace Synth.Server.Store;

/// <summary>How far a run is.</summary>
/// <param name="Stage">What it does, for people.</param>
/// <param name="Done">Rows or steps of the stage that are done; 0 where the stage does not count.</param>
/// <param name="Total">Rows or steps of the stage in all as far as they are known; 0 where the stage does not count.</param>
/// <param name="Unit">What is counted: rows or steps.</param>
internal sealed record RunProgress(string Stage, long Done, long Total, string Unit)
{
    /// <summary>Of a load that the workers of a cluster share: workers, partitions and rows a second, for people; null otherwise.</summary>
    public string? Sharing { get; init; }
}
