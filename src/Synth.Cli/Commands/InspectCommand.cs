using System.CommandLine;
using Synth.Cli.Failures;
using Synth.Cli.Help;
using Synth.Cli.Options;
using Synth.Cli.Results;
using Synth.Engine;

namespace Synth.Cli.Commands;

/// <summary><c>synth inspect</c>: what a source holds and what would be done with it.</summary>
internal static class InspectCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("inspect", "Show a source's catalog, what its columns mean, and the plan for its tables.");
        var source = DatabaseOptions.AddSource(command);
        var config = ConfigurationOption.AddTo(command);
        var inferKeys = new Option<bool>("--infer-keys") { Description = "Read all rows, and propose keys that they keep without being declared" };
        var limits = new Option<bool>("--limits")
        {
            Description = "Read all rows, and say what a model could not learn from them: rare values, few rows",
        };
        command.Options.Add(inferKeys);
        command.Options.Add(limits);
        var output = OutputOptions.AddTo(command);
        command.ShowExamplesFirst(
        [
            "synth inspect --source sqlite:shop.db",
            "synth inspect --source sqlite:shop.db --infer-keys",
            "synth inspect --source sqlite:shop.db --limits",
            "synth inspect --source postgres://reader@prod.example/shop --source-password-env PROD_PASSWORD --output json > catalog.json",
        ]);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var configuration = config.Read(parsed, host);
            var from = source.Resolve(parsed, host, configuration);
            var runOptions = new RunOptionSet().Resolve(parsed, configuration);
            var (plan, meanings, version, keys, few) = await output.Progress(parsed, host).RunAsync(async observer =>
            {
                await using var session = await from.Connector.OpenSourceAsync(from.Address, cancellationToken);
                var plan = await SourceFitter.PlanAsync(session, runOptions, observer, cancellationToken);
                var meanings = await MeaningReader.ReadAsync(session, plan, observer, cancellationToken);
                var keys = parsed.GetValue(inferKeys) ? await KeyFinder.FindAsync(session, plan.Schema, observer, cancellationToken) : null;
                var few = parsed.GetValue(limits)
                    ? await SourceFitter.FindLimitsAsync(session, plan, runOptions, observer, cancellationToken)
                    : null;
                return (plan, meanings, session.ServerVersion, keys, few?.Select(LimitEntry.Of).ToArray());
            });
            if (output.IsJson(parsed))
            {
                JsonOutput.Write(host.Output, InspectDocument.Of(plan, meanings, keys, few, from.Address, version));
            }
            else
            {
                var console = output.Console(parsed, host);
                InspectSummary.Write(console, plan, meanings, from.Address, version);
                if (keys is not null)
                {
                    SuggestedKeyListing.Write(console, keys);
                }

                if (few is not null)
                {
                    NoteListing.WriteFoundLimits(console, few);
                }
            }

            return (int)ExitCode.Success;
        });
        return command;
    }
}
