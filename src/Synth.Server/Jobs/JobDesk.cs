using Quartz;
using Synth.Engine;
using Synth.Engine.Configuration;
using Synth.Server.Api;
using Synth.Server.Store;

namespace Synth.Server.Jobs;

/// <summary>What operators see of the jobs and do with them.</summary>
internal sealed class JobDesk(ISchedulerFactory schedulers, RunHistory history, DaemonOptions options)
{
    /// <summary>The settings of a job; null when there is none of that name.</summary>
    public JobSettings? Find(string job) => options.Configuration.Jobs.FirstOrDefault(settings => settings.Name == job);

    /// <summary>All jobs and nodes.</summary>
    public async Task<OverviewView> OverviewAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var jobs = new List<JobView>();
        foreach (var settings in options.Configuration.Jobs)
        {
            jobs.Add(await ViewAsync(scheduler, settings, cancellationToken));
        }

        var nodes = await scheduler.QueryClusterNodes(cancellationToken);
        return new OverviewView(
            SynthesisRun.ToolVersion,
            options.Clock.GetUtcNow(),
            jobs,
            [.. nodes.Select(node => new NodeView(node.InstanceId, node.IsCurrentNode, node.LastCheckInUtc))]);
    }

    /// <summary>A job as it stands.</summary>
    public async Task<JobView> ViewAsync(JobSettings settings, CancellationToken cancellationToken) =>
        await ViewAsync(await schedulers.GetScheduler(cancellationToken), settings, cancellationToken);

    /// <summary>Has a job run now; false when it does already.</summary>
    public async Task<bool> RunNowAsync(JobSettings job, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        if (await IsRunningAsync(scheduler, job.Name, cancellationToken))
        {
            return false;
        }

        await scheduler.TriggerJob(JobKeys.Of(job.Name), null, cancellationToken);
        return true;
    }

    /// <summary>Lets a job rest until it is resumed; what runs goes on.</summary>
    public async Task PauseAsync(JobSettings job, CancellationToken cancellationToken) =>
        await (await schedulers.GetScheduler(cancellationToken)).PauseTrigger(JobKeys.TriggerOf(job.Name), cancellationToken);

    /// <summary>Lets a paused job keep its schedule again.</summary>
    public async Task ResumeAsync(JobSettings job, CancellationToken cancellationToken) =>
        await (await schedulers.GetScheduler(cancellationToken)).ResumeTrigger(JobKeys.TriggerOf(job.Name), cancellationToken);

    /// <summary>Stops a job's run, on whatever node; false when it does not run.</summary>
    public async Task<bool> CancelAsync(JobSettings job, CancellationToken cancellationToken) =>
        await (await schedulers.GetScheduler(cancellationToken)).Interrupt(JobKeys.Of(job.Name), cancellationToken);

    private async Task<JobView> ViewAsync(IScheduler scheduler, JobSettings settings, CancellationToken cancellationToken)
    {
        var key = JobKeys.TriggerOf(settings.Name);
        var state = await scheduler.GetTriggerState(key, cancellationToken);
        var trigger = await scheduler.GetTrigger(key, cancellationToken);
        var latest = await history.ListAsync(settings.Name, 1, cancellationToken) is [var first] ? first : null;
        var isPaused = state == TriggerState.Paused;
        return new JobView(
            settings.Name,
            Path.GetFileName(settings.Configuration),
            settings.Schedule,
            settings.TimeZone,
            latest?.State == RunState.Running ? JobState.Running : isPaused ? JobState.Paused : JobState.Waiting,
            isPaused ? null : trigger?.NextFireTimeUtc,
            latest is null ? null : RunView.Of(latest, options.Clock.GetUtcNow()));
    }

    private static async Task<bool> IsRunningAsync(IScheduler scheduler, string job, CancellationToken cancellationToken)
    {
        var firings = await scheduler.QueryFireInstances(new FireInstanceQuery { Job = JobKeys.Of(job) }, cancellationToken);
        return firings.Items.Count > 0;
    }
}
