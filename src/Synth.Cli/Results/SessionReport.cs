using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Synth.Cli.Options;
using Synth.Connectors;
using Synth.Engine;

namespace Synth.Cli.Results;

/// <summary>Prints what a session did that is a part of a run, in the form that was asked for.</summary>
internal sealed class SessionReport(CommandHost host, OutputOptions output)
{
    public void WritePrepared(ParseResult parsed, string runId, DatabaseAddress target)
    {
        if (output.IsJson(parsed))
        {
            JsonOutput.Write(host.Output, new PreparationDocument(runId, target.ToString()));
        }
        else
        {
            output.Console(parsed, host)
                .WriteLine($"Run {runId}: {target} is prepared. Load its partitions, then run synth generate --finish.");
        }
    }

    public void WriteLoaded(ParseResult parsed, PartitionResult result)
    {
        if (output.IsJson(parsed))
        {
            JsonOutput.Write(host.Output, PartitionDocument.Of(result));
        }
        else
        {
            output.Console(parsed, host).WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Run {result.RunId}: partition {result.Partition} is loaded, {result.Tables.Values.Sum():N0} rows in {result.Blocks:N0} "
                + $"blocks, in {result.Seconds:0.0} s."));
        }
    }
}
