using System.CommandLine;
using Synth.Cli.Options;
using Synth.Connectors;
using Synth.Engine;

namespace Synth.Cli.Results;

/// <summary>Prints what a run would do in the form that was asked for.</summary>
internal sealed class PlanReport(CommandHost host, OutputOptions output)
{
    public void Write(ParseResult parsed, ClonePlan plan, DatabaseAddress? source, DatabaseAddress? target)
    {
        if (output.IsJson(parsed))
        {
            JsonOutput.Write(host.Output, PlanDocument.Of(plan, source, target));
        }
        else
        {
            PlanSummary.Write(output.Console(parsed, host), plan, target);
        }
    }
}
