namespace Synth.Cluster.Messages;

/// <summary>What a worker is to do next.</summary>
internal enum AssignmentKind
{
    /// <summary>Nothing for a moment; close the target.</summary>
    Wait,

    /// <summary>Tell the coordinator of the run that the worker knows: it has just come up and knows none.</summary>
    Remind,

    /// <summary>Forget the run that the worker knows: it is over.</summary>
    Forget,

    /// <summary>Get the run, and settle its numbers of rows.</summary>
    Fetch,

    /// <summary>Begin the run in the target, or see how far it is.</summary>
    Prepare,

    /// <summary>Load a partition.</summary>
    Load,

    /// <summary>Complete, verify and publish.</summary>
    Finish,
}
