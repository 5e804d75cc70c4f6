using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Synth.Cli.Options;
using Synth.Connectors;
using Synth.Engine;
using Synth.Schema;

namespace Synth.Cli.Results;

/// <summary>Prints what a refresh, its check or a rollback did in the form that was asked for.</summary>
internal sealed class RefreshReport(CommandHost host, OutputOptions output)
{
    public void Write(ParseResult parsed, RefreshResult result, double scale, DatabaseAddress? source, DatabaseAddress target)
    {
        if (output.IsJson(parsed))
        {
            JsonOutput.Write(host.Output,
                RefreshDocument.Of(result, RunDocument.Of(result.Run, scale, source, target, RunReport.PeakMemoryBytes())));
            return;
        }

        var console = output.Console(parsed, host);
        WriteEntries(console, result.Drift);
        RunSummary.Write(console, result.Run, RunReport.PeakMemoryBytes());
        console.WriteLine(result.Added is { } added
            ? string.Create(
                CultureInfo.InvariantCulture, $"{added.Count} families of {added.Root} were added; all other rows are as they were.")
            : DescribeFit(result.Fit));
        console.WriteLine(result.Replaced is { } replaced
            ? $"It replaced {NameOf(replaced)}, which is kept: synth rollback puts it back."
            : "There was nothing to replace.");
    }

    public void WriteDrift(ParseResult parsed, ValueList<DriftEntry> drift, DatabaseAddress source, string model)
    {
        if (output.IsJson(parsed))
        {
            JsonOutput.Write(host.Output, DriftDocument.Of(drift, source, model));
            return;
        }

        var console = output.Console(parsed, host);
        WriteEntries(console, drift);
        console.WriteLine(drift.Count == 0
            ? $"{source} is what {model} was fitted to."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{source} differs from what {model} was fitted to in {drift.Count} {(drift.Count == 1 ? "point" : "points")}."));
    }

    public void WriteRollback(ParseResult parsed, RunMarker marker, DatabaseAddress target)
    {
        if (output.IsJson(parsed))
        {
            JsonOutput.Write(host.Output, RollbackDocument.Of(marker, target));
        }
        else
        {
            output.Console(parsed, host)
                .WriteLine($"{target} holds {NameOf(marker)} again. What it replaced is kept: a second rollback undoes this one.");
        }
    }

    private static void WriteEntries(IAnsiConsole console, ValueList<DriftEntry> drift)
    {
        foreach (var entry in drift)
        {
            console.WriteLine(entry.ToString());
        }
    }

    private static string DescribeFit(FitReason reason) => reason switch
    {
        FitReason.None => "The kept model was used.",
        FitReason.NoModel => "The model was fitted, since none was kept.",
        FitReason.Asked => "The model was fitted again, as asked.",
        FitReason.Aged => "The model was fitted again, since it had become too old.",
        FitReason.Drifted => "The model was fitted again, since the source had changed.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "An unknown reason."),
    };

    private static string NameOf(RunMarker marker) =>
        marker == RunMarker.Unmarked ? "what was there before the first run" : $"what run {marker.RunId} made";
}
