using System.Globalization;
using Microsoft.Extensions.Logging;
using Quartz;
using Synth.Engine;
using Synth.Engine.Configuration;
using Synth.Server.Notifying;
using Synth.Server.Running;
using Synth.Server.Store;

namespace Synth.Server.Jobs;

/// <summary>
/// One run of a job: does the work, keeps its history, tells of its failure. Never two at once of one job, on whatever node.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class ScheduledRun(
    DaemonOptions options, NodeName node, IJobRunner runner, RunHistory history, FailureNotifier notifier, ILogger<ScheduledRun> logger)
        : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var name = context.JobDetail.Key.Name;
        var startedAt = options.Clock.GetUtcNow();
        var run = new RunRecord
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{name}-{startedAt:yyyyMMdd'T'HHmmssfff}"),
            Job = name,
            Node = node.Value,
            State = RunState.Running,
            StartedAt = startedAt,
            IsRecovery = context.Recovering,
        };
        var recorder = new ProgressRecorder(options.Vocabulary.StageName, options.Clock);
        if (run.IsRecovery)
        {
            recorder.Note("Takes the place of a run that a dead node left");
        }

        logger.LogInformation("Run {Run} of job {Job} begins", run.Id, name);
        await history.BeginAsync(run, cancellationToken);
        var (ended, report) = await CarryOutAsync(run, recorder, cancellationToken);

        NativeHeaps.Trim();

        // How a run ended is entered and told also when the daemon stops.
        await history.EndAsync(ended, recorder.Log, report, options.Configuration.RunsKept, CancellationToken.None);
        if (ended.State == RunState.Failed)
        {
            logger.LogError("Run {Run} of job {Job} failed with exit code {ExitCode}: {Failure}", run.Id, run.Job, ended.ExitCode,
                ended.Message);
            await notifier.NotifyAsync(ended, CancellationToken.None);
        }
        else
        {
            var seconds = Math.Round((ended.EndedAt!.Value - startedAt).TotalSeconds, 1);
            logger.LogInformation("Run {Run} of job {Job}: {State} after {Seconds} s", run.Id, run.Job, ended.State, seconds);
        }
    }

    private async Task<(RunRecord Ended, byte[]? Report)> CarryOutAsync(RunRecord run, ProgressRecorder recorder,
        CancellationToken cancellationToken)
    {
        using var stop = new CancellationTokenSource();
        var telling = TellAsync(run.Id, recorder, stop.Token);
        try
        {
            var job = options.Configuration.Jobs.FirstOrDefault(job => job.Name == run.Job)
                ?? throw new ConfigurationException(
                    $"The job {run.Job} is not in this node's file. Give all nodes of a cluster the same jobs.");
            var result = await RunTracedAsync(job, recorder, cancellationToken);
            var score = result.Report?.Report.Figures.FirstOrDefault(figure => figure is { Metric: "score", Table: null })?.Value;
            return (Judged(run, result, recorder) with { Score = score }, PackedReport.Pack(result.Report));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            const int CancelledCode = 130;
            recorder.Note("Cancelled; the target is as it was");
            return (Ended(run, RunState.Cancelled, CancelledCode), null);
        }
        catch (Exception exception)
        {
            return (Failed(run, exception, recorder), null);
        }
        finally
        {
            await stop.CancelAsync();
            await telling;
        }
    }

    // What was found of a result that no gate let pass is kept; to those who trace runs, the run has failed all the same.
    private async Task<JobResult> RunTracedAsync(JobSettings job, ProgressRecorder recorder, CancellationToken cancellationToken)
    {
        JobResult? result = null;
        try
        {
            return await RunTelemetry.RunAsync($"job {job.Name}", recorder, options.Clock, async observer =>
            {
                result = await runner.RunAsync(job, observer, cancellationToken);
                return result.Failure is { } failure ? throw failure : result;
            });
        }
        catch (Exception exception) when (exception == result?.Failure)
        {
            return result!;
        }
    }

    private RunRecord Judged(RunRecord run, JobResult result, ProgressRecorder recorder)
    {
        if (result.Failure is { } failure)
        {
            return Failed(run, failure, recorder);
        }

        recorder.Note(string.Create(CultureInfo.InvariantCulture, $"Done: {result.RowCount:N0} rows"));
        return Ended(run, RunState.Succeeded, 0) with { RowCount = result.RowCount };
    }

    private RunRecord Failed(RunRecord run, Exception exception, ProgressRecorder recorder)
    {
        var message = options.Vocabulary.Describe(exception);
        recorder.Note(message);
        return Ended(run, RunState.Failed, options.Vocabulary.ExitCode(exception)) with { Message = message };
    }

    private RunRecord Ended(RunRecord run, RunState state, int exitCode) =>
        run with { State = state, EndedAt = options.Clock.GetUtcNow(), ExitCode = exitCode };

    // A store that does not answer for a moment must not fail the run.
    private async Task TellAsync(string id, ProgressRecorder recorder, CancellationToken cancellationToken)
    {
        RunProgress? told = null;
        using var timer = new PeriodicTimer(ProgressRecorder.Interval, options.Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                if (recorder.Progress is var progress && progress != told)
                {
                    await TryTellAsync(id, progress, recorder.Log, cancellationToken);
                    told = progress;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private async Task TryTellAsync(string id, RunProgress progress, string log, CancellationToken cancellationToken)
    {
        try
        {
            await history.UpdateAsync(id, progress, log, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning("The progress of run {Run} could not be kept: {Kind}", id, exception.GetType().Name);
        }
    }
}
