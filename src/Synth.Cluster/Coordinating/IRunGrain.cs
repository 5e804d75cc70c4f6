using Synth.Cluster.Messages;

namespace Synth.Cluster.Coordinating;

/// <summary>
/// The coordinator of the runs into one target, whose key is <see cref="Engine.LeasedRun.IdentifyAsync"/>. It lives in some worker; when
/// that dies, it comes up in another one at the next call, empty, and is told of the run by whoever knows it.
/// </summary>
internal interface IRunGrain : IGrainWithStringKey
{
    /// <summary>Brings a run: a new one, or one that the coordinator may have forgotten.</summary>
    /// <returns>Null when it goes on; else why not.</returns>
    Task<string?> SubmitAsync(RunJob job);

    /// <summary>All that is needed to take part in a run; null when it is not the current one.</summary>
    Task<RunJob?> FetchAsync(string runKey);

    /// <summary>Asks for work. What the worker held before is free again.</summary>
    /// <param name="worker">Who asks.</param>
    /// <param name="knownRunKey">The run that the worker can work for; null for none.</param>
    Task<Assignment> AskAsync(string worker, string? knownRunKey);

    /// <summary>A sign of life of a holder.</summary>
    /// <returns>Whether it still holds the lease.</returns>
    Task<bool> RenewAsync(long token, LeaseNews news);

    /// <summary>The target is prepared.</summary>
    Task PreparedAsync(long token, PreparedRun prepared);

    /// <summary>A partition is loaded whole.</summary>
    Task LoadedAsync(long token, LeaseNews news);

    /// <summary>The target is published.</summary>
    Task FinishedAsync(long token, FinishedRun finished);

    /// <summary>The holder of a lease could not do its work.</summary>
    Task FailedAsync(long token, Failure failure);

    /// <summary>The target knows nothing of the run, which may not begin anew.</summary>
    Task ForgetAsync(long token);

    /// <summary>How a run goes.</summary>
    Task<RunStatus> WatchAsync(string runKey);

    /// <summary>The rows that the run asks for cannot be made, on whatever worker.</summary>
    Task RejectAsync(string runKey, Failure failure);

    /// <summary>Ends a run; what is loaded is kept.</summary>
    Task CancelAsync(string runKey);
}
