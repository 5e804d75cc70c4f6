using Microsoft.Extensions.Hosting;
using Quartz;
using Synth.Engine.Configuration;
using Synth.Server.Store;

namespace Synth.Server.Jobs;

/// <summary>
/// Prepares the store before the scheduler starts: creates the history, closes what a dead daemon of this name left open, and makes the
/// scheduled jobs those of the file. A schedule that did not change keeps its missed times and its pause.
/// </summary>
internal sealed class ScheduleStarter(ISchedulerFactory schedulers, RunHistory history, DaemonOptions options, NodeName node)
    : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await history.CreateAsync(cancellationToken);
        await history.LoseRunsOfAsync(node.Value, options.Clock.GetUtcNow(), cancellationToken);
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await RemoveForgottenAsync(scheduler, cancellationToken);
        foreach (var job in options.Configuration.Jobs)
        {
            await ScheduleAsync(scheduler, job, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task RemoveForgottenAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        var wanted = options.Configuration.Jobs.Select(job => JobKeys.Of(job.Name)).ToHashSet();
        var stored = await scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(JobKeys.Group), cancellationToken);
        await scheduler.DeleteJobs([.. stored.Where(key => !wanted.Contains(key))], cancellationToken);
    }

    private async Task ScheduleAsync(IScheduler scheduler, JobSettings settings, CancellationToken cancellationToken)
    {
        var trigger = JobSchedules.TriggerOf(settings, options.Clock);
        var stored = await scheduler.GetTrigger(trigger.Key, cancellationToken);
        if (stored is ICronTrigger before && JobSchedules.AreSame(before, trigger))
        {
            return;
        }

        var isPaused = stored is not null && await scheduler.GetTriggerState(trigger.Key, cancellationToken) == TriggerState.Paused;
        var job = JobBuilder.Create<ScheduledRun>().WithIdentity(JobKeys.Of(settings.Name)).StoreDurably().RequestRecovery().Build();
        await scheduler.ScheduleJob(job, trigger, new ScheduleJobOptions { Replace = true, Paused = isPaused }, cancellationToken);
    }
}
