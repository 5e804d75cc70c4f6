namespace Synth.Server.Store;

/// <summary>A run as the history keeps it, without its log and report.</summary>
internal sealed record RunRecord
{
    /// <summary>The run's identifier: the job's name and the moment of the start.</summary>
    public required string Id { get; init; }

    public required string Job { get; init; }

    /// <summary>The node that carries it out.</summary>
    public required string Node { get; init; }

    public required RunState State { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>As the command line would have ended; null while it runs.</summary>
    public int? ExitCode { get; init; }

    /// <summary>What went wrong; null when nothing did.</summary>
    public string? Message { get; init; }

    /// <summary>The fidelity score, 0 to 1; null without an evaluation.</summary>
    public double? Score { get; init; }

    /// <summary>Synthetic rows in the target; null unless it succeeded.</summary>
    public long? RowCount { get; init; }

    /// <summary>Whether it takes the place of a run that a dead node left.</summary>
    public bool IsRecovery { get; init; }

    /// <summary>Whether a report is kept.</summary>
    public bool HasReport { get; init; }

    /// <summary>How far it is; null when it has not begun or is over.</summary>
    public RunProgress? Progress { get; init; }
}
