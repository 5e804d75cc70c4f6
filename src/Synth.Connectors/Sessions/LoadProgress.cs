namespace Synth.Connectors;

/// <summary>How far the load of an unfinished run is.</summary>
/// <param name="Marker">The run.</param>
/// <param name="RunKey">What decides every byte of it.</param>
/// <param name="PartitionCount">Into how many partitions it is divided; null while nobody has said.</param>
/// <param name="ChangesApplied">How many changes of the phase after the load are carried out.</param>
/// <param name="Partitions">The partitions that were begun.</param>
/// <param name="Tables">What each of them has loaded into each table.</param>
public sealed record LoadProgress(
    RunMarker Marker,
    string RunKey,
    int? PartitionCount,
    int ChangesApplied,
    IReadOnlyList<PartitionProgress> Partitions,
    IReadOnlyList<TableProgress> Tables)
{
    /// <summary>The highest token that a partition was taken with; 0 for none.</summary>
    public long NewestToken { get; init; }
}
