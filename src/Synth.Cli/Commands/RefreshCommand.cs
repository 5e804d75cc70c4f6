using System.CommandLine;
using Synth.Cli.Failures;
using Synth.Cli.Help;
using Synth.Cli.Options;
using Synth.Cli.Results;
using Synth.Engine;

namespace Synth.Cli.Commands;

/// <summary><c>synth refresh</c>: new rows in the place of those of the last run, for schedules.</summary>
internal static class RefreshCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("refresh", "Replace a target's rows by new ones at once: check drift, fit if needed, build beside, verify, swap. For schedules.");
        var source = DatabaseOptions.AddSource(command);
        var target = DatabaseOptions.AddRefreshed(command);
        var model = ModelOption.AddOptionalTo(command, "The file that keeps the model from one refresh to the next; without one each refresh fits");
        var refresh = RefreshOptionSet.AddTo(command);
        var check = new Option<bool>("--check") { Description = "Only compare the source with the model; exit code 7 when they differ" };
        command.Options.Add(check);
        var options = new RunOptionSet()
            .AddSeed(command).AddScale(command).AddEdgeCases(command).AddWorkers(command).AddMemory(command)
            .AddStrict(command).AddQuality(command).AddHoldoutFraction(command);
        var config = ConfigurationOption.AddTo(command);
        var evaluation = CloneEvaluationOptionSet.AddTo(command);
        var cluster = ClusterOptionSet.AddTo(command);
        var output = OutputOptions.AddTo(command);
        command.ShowExamplesFirst(
        [
            "synth refresh --config synth.yaml --model shop.synth --max-age 7d --drift auto --evaluate gate --output json",
            "synth refresh --source postgres://reader@prod.example/shop --target postgres://owner@test.example/shop --model shop.synth",
            "synth refresh --model shop.synth --target sqlite:shop-test.db --seed 7",
            "synth refresh --model shop.synth --target sqlite:shop-test.db --append-families 100",
            "synth refresh --source sqlite:shop.db --model shop.synth --check",
        ]);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var configuration = config.Read(parsed, host);
            var from = source.ResolveIfNamed(parsed, host, configuration);
            var runOptions = MemoryLimit.Keep(
                host, evaluation.Resolve(parsed, options, configuration, cluster.Evaluation(parsed)));
            var refreshOptions = refresh.Resolve(parsed, runOptions, model.PathIfNamed(parsed), configuration);
            var filler = cluster.Filler(parsed, host);
            var report = new RefreshReport(host, output);
            if (parsed.GetValue(check))
            {
                return await new DriftCheck(host, output).RunAsync(
                    parsed, from ?? source.Resolve(parsed, host, configuration), refreshOptions, cancellationToken);
            }

            var to = target.Resolve(parsed, host, configuration);
            evaluation.Files.RefuseUnwritable(parsed);
            try
            {
                var result = await output.Progress(parsed, host).RunAsync(observer =>
                    new RefreshRun(refreshOptions, observer, host.Clock, filler).RunAsync(from, to, cancellationToken));
                WriteReport(result.Run, from);
                report.Write(parsed, result, refreshOptions.Run.Scale, from?.Address, to.Address);
                return (int)ExitCode.Success;
            }
            catch (QualityGateException exception)
            {
                // What was found is shown all the same: it says why the old rows are still there.
                WriteReport(exception.Result, from);
                new RunReport(host, output).Write(parsed, exception.Result, refreshOptions.Run.Scale, from?.Address, to.Address);
                throw;
            }

            void WriteReport(RunResult run, DatabaseEndpoint? evaluated)
            {
                if (evaluated is not null)
                {
                    evaluation.Files.WriteIfEvaluated(parsed, run, evaluated.Address, to.Address, host.Clock);
                }
            }
        });
        return command;
    }
}
