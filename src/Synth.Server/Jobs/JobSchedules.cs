using Quartz;
using Synth.Engine;
using Synth.Engine.Configuration;

namespace Synth.Server.Jobs;

/// <summary>Makes triggers of the schedules in a file.</summary>
internal static class JobSchedules
{
    private const int UnixFields = 5;

    /// <summary>Checks all schedules.</summary>
    /// <exception cref="ConfigurationException">Some cannot be understood; all such are told.</exception>
    public static void Check(IEnumerable<JobSettings> jobs, TimeProvider clock)
    {
        var problems = jobs.Select(job => Problem(job, clock)).OfType<string>().ToArray();
        if (problems.Length > 0)
        {
            throw new ConfigurationException(string.Join(Environment.NewLine, problems));
        }
    }

    /// <summary>The trigger of a job, from now on.</summary>
    public static ICronTrigger TriggerOf(JobSettings job, TimeProvider clock) => (ICronTrigger)TriggerBuilder.Create(clock)
        .WithIdentity(JobKeys.TriggerOf(job.Name))
        .ForJob(JobKeys.Of(job.Name))
        .WithSchedule(CronScheduleBuilder.Create(job.Schedule, FormatOf(job.Schedule))
            .InTimeZone(TimeZoneInfo.FindSystemTimeZoneById(job.TimeZone))
            .WithMisfireInstruction(job.Missed switch
            {
                MissedRunPolicy.Once => CronTriggerMisfireInstruction.FireAndProceed,
                MissedRunPolicy.Skip => CronTriggerMisfireInstruction.DoNothing,
                _ => throw new ArgumentOutOfRangeException(nameof(job), job.Missed, "An unknown policy."),
            }))
        .Build();

    /// <summary>Whether two triggers fire at the same times.</summary>
    public static bool AreSame(ICronTrigger first, ICronTrigger second) =>
        first.CronExpressionString == second.CronExpressionString
        && first.TimeZone.Id == second.TimeZone.Id
        && first.MisfireInstruction == second.MisfireInstruction;

    private static string? Problem(JobSettings job, TimeProvider clock)
    {
        try
        {
            return TriggerOf(job, clock).GetFireTimeAfter(clock.GetUtcNow()) is null
                ? $"jobs.{job.Name}.schedule: {job.Schedule} lies in the past altogether."
                : null;
        }
        catch (FormatException exception)
        {
            return $"jobs.{job.Name}.schedule: {job.Schedule} is no cron expression: {exception.Message}";
        }
    }

    // Five fields are those of crontab, where 0 and 7 are Sunday; more are Quartz's, with seconds first and 1 for Sunday.
    private static CronFormat FormatOf(string schedule) =>
        schedule.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == UnixFields ? CronFormat.Unix : CronFormat.Quartz;
}
