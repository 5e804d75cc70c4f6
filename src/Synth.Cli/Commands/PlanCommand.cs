using System.CommandLine;
using Synth.Cli.Failures;
using Synth.Cli.Help;
using Synth.Cli.Options;
using Synth.Cli.Results;
using Synth.Engine;

namespace Synth.Cli.Commands;

/// <summary><c>synth plan</c>: what a run would do, and nothing done.</summary>
internal static class PlanCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command(
            "plan", "Show what a run would do: each table's rows, the target's statements in order, what is lost. Writes nothing.");
        var source = DatabaseOptions.AddSource(command);
        var model = ModelOption.AddOptionalTo(command, "A model file to plan from, in place of a source");
        var target = DatabaseOptions.AddPlanned(command);
        var config = ConfigurationOption.AddTo(command);
        var output = OutputOptions.AddTo(command);
        command.ShowExamplesFirst(
        [
            "synth plan --source sqlite:shop.db --target postgres://owner@test.example/shop",
            "synth plan --model shop.synth --target sqlite:shop-test.db --output json > plan.json",
        ]);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var configuration = config.Read(parsed, host);
            var to = target.Resolve(parsed, host, configuration);
            var report = new PlanReport(host, output);
            if (model.PathIfNamed(parsed) is { } path)
            {
                report.Write(parsed, await PlanningRun.PlanAsync(ModelStore.Read(path), to, cancellationToken), source: null, to.Address);
                return (int)ExitCode.Success;
            }

            var from = source.Resolve(parsed, host, configuration);
            var runOptions = new RunOptionSet().Resolve(parsed, configuration);
            var plan = await output.Progress(parsed, host).RunAsync(observer =>
                new PlanningRun(runOptions, observer).PlanAsync(from, to, cancellationToken));
            report.Write(parsed, plan, from.Address, to.Address);
            return (int)ExitCode.Success;
        });
        return command;
    }
}
