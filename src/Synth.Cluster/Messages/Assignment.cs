namespace Synth.Cluster.Messages;

/// <summary>What a worker is to do next, and for how long it is trusted to do it without a word.</summary>
/// <param name="Kind">What.</param>
/// <param name="RunKey">Of which run; null for none.</param>
/// <param name="RunId">The run's identifier in the target.</param>
/// <param name="Token">The token by which the work is held; 0 where nothing is.</param>
/// <param name="Partition">The partition to load.</param>
/// <param name="PartitionCount">How many there are.</param>
[GenerateSerializer]
internal sealed record Assignment(
    AssignmentKind Kind, string? RunKey = null, string? RunId = null, long Token = 0, int Partition = 0, int PartitionCount = 0)
{
    public static Assignment Wait { get; } = new(AssignmentKind.Wait);

    public static Assignment Forget { get; } = new(AssignmentKind.Forget);

    public static Assignment Remind { get; } = new(AssignmentKind.Remind);
}
