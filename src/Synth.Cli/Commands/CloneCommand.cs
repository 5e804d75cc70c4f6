using System.CommandLine;
using Synth.Cli.Failures;
using Synth.Cli.Help;
using Synth.Cli.Options;
using Synth.Cli.Results;
using Synth.Engine;

namespace Synth.Cli.Commands;

/// <summary><c>synth clone</c>: from a source to a filled target in one go.</summary>
internal static class CloneCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("clone", "Fit a model to a source and fill a target with synthetic rows.");
        var source = DatabaseOptions.AddSource(command);
        var target = DatabaseOptions.AddTarget(command);
        var options = new RunOptionSet()
            .AddSeed(command).AddScale(command).AddEdgeCases(command).AddWorkers(command).AddMemory(command)
            .AddStrict(command).AddQuality(command).AddHoldoutFraction(command);
        var replacement = ReplacementOptionSet.AddTo(command);
        var config = ConfigurationOption.AddTo(command);
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show what would be done, as synth plan does; writes nothing" };
        command.Options.Add(dryRun);
        var evaluation = CloneEvaluationOptionSet.AddTo(command);
        var cluster = ClusterOptionSet.AddTo(command);
        var output = OutputOptions.AddTo(command);
        command.ShowExamplesFirst(
        [
            "synth clone --source sqlite:shop.db --target sqlite:shop-test.db",
            "synth clone --source postgres://reader@prod.example/shop --source-password-env PROD_PASSWORD \\",
            "            --target postgres://owner@test.example/shop --target-password-file /run/secrets/test --scale 0.1",
            "synth clone --source sqlite:shop.db --target sqlite:shop-test.db --budget standard --report shop-report --fail-under 0.9",
            "synth clone --source sqlite:shop.db --target sqlite:shop-test.db --replace",
            "synth clone --source $SOURCE --target $TARGET --cluster redis://redis.example     "
                + "# fitted here, loaded by all workers that joined",
            "SYNTH_SOURCE=… SYNTH_TARGET=… synth clone --quality best --output json > result.json",
        ]);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var configuration = config.Read(parsed, host);
            var from = source.Resolve(parsed, host, configuration);
            var to = target.Resolve(parsed, host, configuration);
            var resolved = evaluation.Resolve(parsed, options, configuration, cluster.Evaluation(parsed)) with
            {
                Replacement = replacement.Resolve(parsed),
            };
            var runOptions = MemoryLimit.Keep(host, resolved);
            var filler = cluster.Filler(parsed, host);
            if (parsed.GetValue(dryRun))
            {
                var plan = await output.Progress(parsed, host).RunAsync(observer =>
                    new PlanningRun(runOptions, observer).PlanAsync(from, to, cancellationToken));
                new PlanReport(host, output).Write(parsed, plan, from.Address, to.Address);
                return (int)ExitCode.Success;
            }

            evaluation.Files.RefuseUnwritable(parsed);
            var report = new RunReport(host, output);
            try
            {
                var result = await output.Progress(parsed, host).RunAsync(observer =>
                    new SynthesisRun(runOptions, observer, host.Clock, filler).CloneAsync(from, to, cancellationToken));
                evaluation.Files.WriteIfEvaluated(parsed, result, from.Address, to.Address, host.Clock);
                report.Write(parsed, result, runOptions.Scale, from.Address, to.Address);
                return (int)ExitCode.Success;
            }
            catch (QualityGateException exception)
            {
                // What was found is shown all the same: it says why there is no target.
                evaluation.Files.WriteIfEvaluated(parsed, exception.Result, from.Address, to.Address, host.Clock);
                report.Write(parsed, exception.Result, runOptions.Scale, from.Address, to.Address);
                throw;
            }
        });
        return command;
    }
}
