namespace Synth.Connectors;

/// <summary>What a target holds before a run.</summary>
/// <param name="TableCount">Tables and views that are not Synth's own.</param>
/// <param name="Marker">The marker of an earlier run of ours; null when there is none.</param>
/// <param name="IsUnfinished">Whether that run never published.</param>
public sealed record TargetContents(int TableCount, RunMarker? Marker, bool IsUnfinished)
{
    /// <summary>Whether there is something beside what that run made that a replacement would take with it.</summary>
    public bool HoldsOthers { get; init; }

    /// <summary>The marker of the generation that was replaced last and can be put back; null when none is kept.</summary>
    public RunMarker? Previous { get; init; }

    /// <summary>Whether a run may begin without destroying anything that is of use.</summary>
    public bool IsFree => TableCount == 0 || (Marker is not null && IsUnfinished);

    /// <summary>Whether a replacement would take away nothing but what an earlier run of ours made.</summary>
    public bool IsOwn => !HoldsOthers && (IsFree || Marker is not null);
}
