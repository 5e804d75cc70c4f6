using Microsoft.Extensions.Logging;
using Synth.Cli.Progress;
using Synth.Connectors;
using Synth.Schema;

namespace Synth.Cli.Failures;

/// <summary>Tells a person of a failure in a line or a few.</summary>
internal sealed class FailureWriter(CommandHost host)
{
    /// <summary>Whether causes are shown with their texts and call stacks.</summary>
    public bool IsVerbose { get; set; }

    /// <summary>Whether failures are written as JSON documents, a line each.</summary>
    public bool IsJson { get; set; }

    public void Write(Exception exception)
    {
        if (IsJson)
        {
            WriteJson(exception);
            return;
        }

        host.Error.WriteLine($"Error: {Describe(exception)}");
        if (IsVerbose && exception is not UsageException)
        {
            host.Error.WriteLine(exception);
        }
    }

    private void WriteJson(Exception exception)
    {
        List<(string, object)> parts = [("ExitCode", (int)ExitCodes.Of(exception)), ("Kind", exception.GetType().Name)];
        if (IsVerbose)
        {
            parts.Add(("Exception", exception.ToString()));
        }

        LogLine.Write(host.Error, host.Clock, LogLevel.Error, Describe(exception), [.. parts]);
    }

    /// <summary>A failure in words that hold no values of the data.</summary>
    // Messages of our own exceptions and of the file system hold no values of the data; those of drivers may.
    public static string Describe(Exception exception) => exception switch
    {
        SynthException => exception.Message,
        UnauthorizedAccessException or IOException => FileFaults.Describe(exception),
        OutOfMemoryException => "The run needs more memory than it may take, and was stopped. "
            + "Give --memory more, or take --quality fast or fewer --workers.",
        _ => $"An unexpected {exception.GetType().Name}, which is a defect of Synth. "
            + "Run again with --verbose for a report; it may show values of the data.",
    };
}
