using System.CommandLine;
using Synth.Cli.Demonstration;
using Synth.Cli.Failures;
using Synth.Cli.Help;
using Synth.Cli.Options;
using Synth.Cli.Results;
using Synth.Engine;
using Synth.Engine.Configuration;

namespace Synth.Cli.Commands;

/// <summary><c>synth demo</c>: the whole of it on a sample database, without any preparation.</summary>
internal static class DemoCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("demo", "Make a sample shop in SQLite, clone it synthetically, and show where to look.");
        var folder = new Option<string>("--folder")
        {
            Description = "Where the two databases go [default: a new folder among the system's temporary ones]",
            HelpName = "folder",
        };
        command.Options.Add(folder);
        var options = new RunOptionSet().AddSeed(command).AddWorkers(command).AddQuality(command);
        var scale = ShopScale.AddTo(command);
        var output = OutputOptions.AddTo(command);
        command.ShowExamplesFirst(["synth demo", "synth demo --folder shop --scale 5"]);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var runOptions = options.Resolve(parsed, SynthConfiguration.Empty);
            var shop = scale.Resolve(parsed, runOptions.Seed);
            using var place = DemoFolder.Open(parsed.GetValue(folder));
            var (source, target) = (place.Source, place.Target);
            var result = await output.Progress(parsed, host).RunAsync(async observer =>
            {
                await SampleShop.WriteAsync(shop, source, observer, host.Clock, cancellationToken);
                return await new SynthesisRun(runOptions, observer, host.Clock).CloneAsync(source, target, cancellationToken);
            });
            place.Keep();
            new RunReport(host, output).Write(parsed, result, runOptions.Scale, source.Address, target.Address);
            if (!output.IsJson(parsed))
            {
                Guide.Write(output.Console(parsed, host), place);
            }

            return (int)ExitCode.Success;
        });
        return command;
    }
}
