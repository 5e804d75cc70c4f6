namespace Synth.Server.Api;

/// <summary>A job as the API and the page show it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Configuration">The name of its configuration file.</param>
/// <param name="Schedule">Its cron expression.</param>
/// <param name="TimeZone">The schedule's time zone.</param>
/// <param name="State">Whether it waits, runs or is paused.</param>
/// <param name="NextRun">When it runs next, UTC; null while it is paused.</param>
/// <param name="Latest">Its latest run; null before the first.</param>
internal sealed record JobView(
    string Name, string Configuration, string Schedule, string TimeZone, JobState State, DateTimeOffset? NextRun, RunView? Latest);

/// <summary>What a job does at the moment.</summary>
internal enum JobState
{
    Waiting,
    Running,
    Paused,
}
