using Quartz;

namespace Synth.Server.Jobs;

/// <summary>The keys of jobs and their triggers in the scheduler.</summary>
internal static class JobKeys
{
    /// <summary>The group of all that comes from the daemon's file.</summary>
    public const string Group = "synth";

    public static JobKey Of(string job) => new(job, Group);

    public static TriggerKey TriggerOf(string job) => new(job, Group);
}
