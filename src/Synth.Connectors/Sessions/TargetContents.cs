namespace Synth.Connectors;

/// <summary>What a target holds before a run.</summary>
/// <param name="TableCount">Tables and views that are not Synth's own.</param>
/// <param name="Marker">The marker of an earlier run of ours; null when there is none.</param>
/// <param name="IsUnfinished">Whether that run never published.</param>
public sealed record TargetContents(int TableCount, RunMarker? Marker, bool IsUnfinished)
{
    /// <summary>Whether a run may begin without destroying anything that is of use.</summary>
    public bool IsFree => TableCount == 0 || (Marker is not null && IsUnfinished);
}
