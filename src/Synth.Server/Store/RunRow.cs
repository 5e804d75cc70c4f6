using System.Text.Json;

namespace Synth.Server.Store;

/// <summary>A row of the history's table, in types that every driver can give.</summary>
internal sealed class RunRow
{
    public string Id { get; init; } = "";

    public string Job { get; init; } = "";

    public string Node { get; init; } = "";

    public string State { get; init; } = "";

    public long StartedAt { get; init; }

    public long? EndedAt { get; init; }

    public int? ExitCode { get; init; }

    public string? Message { get; init; }

    public double? Score { get; init; }

    public long? RowCount { get; init; }

    public bool IsRecovery { get; init; }

    public string? Progress { get; init; }

    public int HasReport { get; init; }

    public RunRecord ToRecord() => new()
    {
        Id = Id,
        Job = Job,
        Node = Node,
        State = Enum.Parse<RunState>(State, ignoreCase: true),
        StartedAt = DateTimeOffset.FromUnixTimeMilliseconds(StartedAt),
        EndedAt = EndedAt is { } ended ? DateTimeOffset.FromUnixTimeMilliseconds(ended) : null,
        ExitCode = ExitCode,
        Message = Message,
        Score = Score,
        RowCount = RowCount,
        IsRecovery = IsRecovery,
        HasReport = HasReport != 0,
        Progress = Progress is null ? null : JsonSerializer.Deserialize<RunProgress>(Progress),
    };
}
