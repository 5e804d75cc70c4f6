namespace Synth.Cluster.Messages;

/// <summary>How far a run is.</summary>
internal enum RunPhase
{
    /// <summary>The coordinator knows no such run.</summary>
    Unknown,

    /// <summary>The target is begun, or looked at.</summary>
    Preparing,

    /// <summary>Partitions are loaded.</summary>
    Loading,

    /// <summary>The schema is completed, verified and published.</summary>
    Finishing,

    /// <summary>The target is published.</summary>
    Done,

    /// <summary>The run came to an end without a target; what is loaded is kept.</summary>
    Failed,
}
