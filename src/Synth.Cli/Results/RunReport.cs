using System.CommandLine;
using System.Diagnostics;
using Synth.Cli.Options;
using Synth.Connectors;
using Synth.Engine;

namespace Synth.Cli.Results;

/// <summary>Prints the result of a run in the form that was asked for.</summary>
internal sealed class RunReport(CommandHost host, OutputOptions output)
{
    public void Write(ParseResult parsed, RunResult result, double scale, DatabaseAddress? source, DatabaseAddress target)
    {
        var peakMemoryBytes = PeakMemoryBytes();
        if (output.IsJson(parsed))
        {
            JsonOutput.Write(host.Output, RunDocument.Of(result, scale, source, target, peakMemoryBytes));
        }
        else
        {
            RunSummary.Write(output.Console(parsed, host), result, peakMemoryBytes);
        }
    }

    /// <summary>The most memory that the process has held so far.</summary>
    public static long PeakMemoryBytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
