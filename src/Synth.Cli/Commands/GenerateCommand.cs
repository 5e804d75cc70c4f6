using System.CommandLine;
using Synth.Cli.Failures;
using Synth.Cli.Help;
using Synth.Cli.Options;
using Synth.Cli.Results;
using Synth.Engine;

namespace Synth.Cli.Commands;

/// <summary><c>synth generate</c>: fills a target from a model file, without a source.</summary>
internal static class GenerateCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("generate", "Fill a target with synthetic rows from a model file; needs no route to the source.");
        var model = ModelOption.AddTo(command, "The model file that synth fit wrote");
        var target = DatabaseOptions.AddTarget(command);
        var options = new RunOptionSet().AddSeed(command).AddScale(command).AddEdgeCases(command).AddWorkers(command);
        var config = ConfigurationOption.AddTo(command);
        var output = OutputOptions.AddTo(command);
        command.ShowExamplesFirst(
        [
            "synth generate --model shop.synth --target sqlite:shop-test.db",
            "synth generate --model shop.synth --target postgres://owner@test.example/shop --scale 10 --seed 7",
        ]);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var configuration = config.Read(parsed, host);
            var to = target.Resolve(parsed, host, configuration);
            var runOptions = options.Resolve(parsed, configuration);
            var fitted = ModelStore.Read(model.PathOf(parsed));
            var result = await output.Progress(parsed, host).RunAsync(observer =>
                new SynthesisRun(runOptions, observer, host.Clock).GenerateAsync(fitted, to, cancellationToken));
            new RunReport(host, output).Write(parsed, result, runOptions.Scale, source: null, to.Address);
            return (int)ExitCode.Success;
        });
        return command;
    }
}
