using Synth.Connectors;
using Synth.Engine;
using Synth.Modeling;

namespace Synth.Cli.Failures;

/// <summary>What the exit codes mean, and which failure has which.</summary>
internal static class ExitCodes
{
    public const string Help = """
        Exit codes:
          0    success
          1    failure
          2    usage or configuration
          3    connection or permission
          4    refused for safety: nothing was touched
          5    integrity: the target engine found a promise of the schema broken
          6    a quality gate is not passed; what was made was removed again
          7    drift: the source is no longer what the model was fitted to
          130  cancelled; the target is as it was before
        """;

    public static ExitCode Of(Exception exception) => exception switch
    {
        UsageException or AddressException or ConfigurationException or InvalidOptionsException or ModelFormatException => ExitCode.Usage,
        ConnectionException => ExitCode.Connection,
        _ when FileFaults.IsForbidden(exception) => ExitCode.Connection,
        SafetyException => ExitCode.Safety,
        IntegrityException => ExitCode.Integrity,
        DriftException => ExitCode.Drift,
        QualityGateException => ExitCode.Quality,
        _ => ExitCode.Failure,
    };
}
