namespace Synth.Benchmarks.ClusterScale;

/// <summary>A clock that is set.</summary>
internal sealed class VirtualClock : TimeProvider
{
    /// <summary>Seconds since the beginning.</summary>
    public double Seconds { get; set; }

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddSeconds(Seconds);
}
