using Synth.Server.Store;

namespace Synth.Server.Api;

/// <summary>A run as the API and the page show it.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Job">The job.</param>
/// <param name="Node">The node that carries it out.</param>
/// <param name="State">How it stands or ended.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="EndedAt">When it ended, UTC; null while it runs.</param>
/// <param name="Seconds">How long it took, or takes so far, in seconds.</param>
/// <param name="ExitCode">As the command line would have ended; null while it runs.</param>
/// <param name="Message">What went wrong; null when nothing did.</param>
/// <param name="Score">The fidelity score, 0 to 1; null without an evaluation.</param>
/// <param name="RowCount">Synthetic rows; null unless it succeeded.</param>
/// <param name="IsRecovery">Whether it takes the place of a run that a dead node left.</param>
/// <param name="HasReport">Whether there is a report.</param>
/// <param name="Progress">How far it is; null unless it runs.</param>
internal sealed record RunView(
    string Id,
    string Job,
    string Node,
    RunState State,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    double Seconds,
    int? ExitCode,
    string? Message,
    double? Score,
    long? RowCount,
    bool IsRecovery,
    bool HasReport,
    RunProgress? Progress)
{
    public static RunView Of(RunRecord run, DateTimeOffset now) => new(
        run.Id,
        run.Job,
        run.Node,
        run.State,
        run.StartedAt,
        run.EndedAt,
        Math.Round(((run.EndedAt ?? now) - run.StartedAt).TotalSeconds, 3),
        run.ExitCode,
        run.Message,
        run.Score,
        run.RowCount,
        run.IsRecovery,
        run.HasReport,
        run.Progress);
}
