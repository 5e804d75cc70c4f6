using Synth.Cluster.Messages;

namespace Synth.Cluster.Coordinating;

/// <summary>Work that is in somebody's hands.</summary>
/// <param name="Token">The token by which it is held.</param>
/// <param name="Worker">Who holds it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Partition">The partition, where it is one.</param>
internal sealed record Lease(long Token, string Worker, AssignmentKind Kind, int Partition)
{
    /// <summary>Until when the holder is trusted, as a timestamp of the clock.</summary>
    public DateTimeOffset Expires { get; set; }
}
