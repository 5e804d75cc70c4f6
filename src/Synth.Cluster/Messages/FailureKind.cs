namespace Synth.Cluster.Messages;

/// <summary>What a failure means for the run.</summary>
internal enum FailureKind
{
    /// <summary>Somebody else holds the work now; nothing is wrong.</summary>
    LeaseLost,

    /// <summary>The worker leaves.</summary>
    Leaving,

    /// <summary>The target is not in the state that the coordinator believed it was in; it has to look again.</summary>
    Unready,

    /// <summary>The target could not be reached, or cut the session off.</summary>
    Connection,

    /// <summary>It was refused for safety, and would be refused again.</summary>
    Safety,

    /// <summary>A setting does not fit.</summary>
    Configuration,

    /// <summary>The target refused rows or changes of its schema.</summary>
    Load,

    /// <summary>The target does not keep what its schema promises.</summary>
    Integrity,

    /// <summary>Something else that a person can act on.</summary>
    Other,

    /// <summary>A defect.</summary>
    Defect,
}
