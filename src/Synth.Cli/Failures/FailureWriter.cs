using Synth.Schema;

namespace Synth.Cli.Failures;

/// <summary>Tells a person of a failure in a line or a few.</summary>
internal sealed class FailureWriter(CommandHost host)
{
    /// <summary>Whether causes are shown with their texts and call stacks.</summary>
    public bool IsVerbose { get; set; }

    public void Write(Exception exception)
    {
        host.Error.WriteLine(Describe(exception));
        if (IsVerbose && exception is not UsageException)
        {
            host.Error.WriteLine(exception);
        }
    }

    // Messages of our own exceptions and of the file system hold no values of the data; those of drivers may.
    private static string Describe(Exception exception) => exception switch
    {
        SynthException or UnauthorizedAccessException or IOException => $"Error: {exception.Message}",
        _ => $"Error: an unexpected {exception.GetType().Name}, which is a defect of Synth. "
            + "Run again with --verbose for a report; it may show values of the data.",
    };
}
