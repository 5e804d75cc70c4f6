using Synth.Server.Store;

namespace Synth.Server.Notifying;

/// <summary>What is told of a run that failed; the document that a webhook gets.</summary>
/// <param name="Job">The job.</param>
/// <param name="Run">The run.</param>
/// <param name="Node">The node that carried it out.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="Seconds">How long it took, in seconds.</param>
/// <param name="ExitCode">As the command line would have ended.</param>
/// <param name="Message">What went wrong; no value of the data.</param>
/// <param name="Link">The run on the daemon's page; null where the page's address is not configured.</param>
internal sealed record FailureNotice(
    string Job, string Run, string Node, DateTimeOffset StartedAt, double Seconds, int ExitCode, string Message, Uri? Link)
{
    public static FailureNotice Of(RunRecord run, Uri? page) => new(
        run.Job,
        run.Id,
        run.Node,
        run.StartedAt,
        Math.Round(((run.EndedAt ?? run.StartedAt) - run.StartedAt).TotalSeconds, 3),
        run.ExitCode ?? 1,
        run.Message ?? "",
        page is null ? null : new Uri(page, $"#run/{run.Id}"));
}
