namespace Synth.Engine.Configuration;

/// <summary>A job of <c>synth serve</c>.</summary>
/// <param name="Name">Its name: lower-case letters, digits, hyphens and underscores.</param>
/// <param name="Configuration">The full path of its configuration file.</param>
/// <param name="Schedule">A cron expression of five fields, or of six or seven with seconds first.</param>
public sealed record JobSettings(string Name, string Configuration, string Schedule)
{
    /// <summary>The time zone of the schedule, by its IANA name. Default: UTC.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>The full path of the file that keeps the model from one run to the next; null to fit at each.</summary>
    public string? Model { get; init; }

    /// <summary>The age in days at which a kept model is fitted again; null for never.</summary>
    public double? MaxAgeDays { get; init; }

    /// <summary>Whether the workers of the daemon's cluster load the target. Default: no.</summary>
    public bool IsShared { get; init; }

    /// <summary>What becomes of a time that was missed.</summary>
    public MissedRunPolicy Missed { get; init; } = MissedRunPolicy.Once;
}

/// <summary>What becomes of scheduled times at which no daemon ran, or the job still did.</summary>
public enum MissedRunPolicy
{
    /// <summary>The job runs once as soon as it can, however many times were missed.</summary>
    Once,

    /// <summary>The job waits for its next time.</summary>
    Skip,
}
