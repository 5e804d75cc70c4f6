using Quartz;
using Synth.Engine;
using Synth.Engine.Configuration;

namespace Synth.Server.Jobs;

/// <summary>Makes triggers of the schedules in a file.</summary>
public static class JobSchedules
{
    private const int UnixFields = 5;

    /// <summary>What is wrong with a schedule; null where nothing is.</summary>
    /// <param name="schedule">A cron expression of five fields, or of six or seven with seconds first.</param>
    /// <param name="clock">The clock: a schedule whose times have all passed is wrong.</param>
    public static string? ProblemOf(string schedule, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(clock);
        try
        {
            var trigger = (ICronTrigger)TriggerBuilder.Create(clock).WithSchedule(CronOf(schedule).InTimeZone(TimeZoneInfo.Utc)).Build();
            return trigger.GetFireTimeAfter(clock.GetUtcNow()) is null ? $"{schedule} lies in the past altogether." : null;
        }
        catch (FormatException exception)
        {
            return $"{schedule} is no cron expression: {exception.Message}";
        }
    }

    /// <summary>Checks all schedules.</summary>
    /// <exception cref="ConfigurationException">Some cannot be understood; all such are told.</exception>
    internal static void Check(IEnumerable<JobSettings> jobs, TimeProvider clock)
    {
        var problems = jobs.Select(job => ProblemOf(job.Schedule, clock) is { } problem ? $"jobs.{job.Name}.schedule: {problem}" : null)
            .OfType<string>().ToArray();
        if (problems.Length > 0)
        {
            throw new ConfigurationException(string.Join(Environment.NewLine, problems));
        }
    }

    /// <summary>The trigger of a job, from now on.</summary>
    internal static ICronTrigger TriggerOf(JobSettings job, TimeProvider clock) => (ICronTrigger)TriggerBuilder.Create(clock)
        .WithIdentity(JobKeys.TriggerOf(job.Name))
        .ForJob(JobKeys.Of(job.Name))
        .WithSchedule(CronOf(job.Schedule)
            .InTimeZone(TimeZoneInfo.FindSystemTimeZoneById(job.TimeZone))
            .WithMisfireInstruction(job.Missed switch
            {
                MissedRunPolicy.Once => CronTriggerMisfireInstruction.FireAndProceed,
                MissedRunPolicy.Skip => CronTriggerMisfireInstruction.DoNothing,
                _ => throw new ArgumentOutOfRangeException(nameof(job), job.Missed, "An unknown policy."),
            }))
        .Build();

    /// <summary>Whether two triggers fire at the same times.</summary>
    internal static bool AreSame(ICronTrigger first, ICronTrigger second) =>
        first.CronExpressionString == second.CronExpressionString
        && first.TimeZone.Id == second.TimeZone.Id
        && first.MisfireInstruction == second.MisfireInstruction;

    // Five fields are those of crontab, where 0 and 7 are Sunday; more are Quartz's, with seconds first and 1 for Sunday.
    private static CronScheduleBuilder CronOf(string schedule) => CronScheduleBuilder.Create(
        schedule, schedule.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == UnixFields ? CronFormat.Unix : CronFormat.Quartz);
}
