namespace Synth.Cli.Failures;

/// <summary>How a command ended, for scripts and schedulers.</summary>
internal enum ExitCode
{
    Success = 0,
    Failure = 1,
    Usage = 2,
    Connection = 3,
    Safety = 4,
    Integrity = 5,
    Quality = 6,
    Drift = 7,
    Cancelled = 130,
}
