using System.CommandLine;
using Synth.Cli.Failures;
using Synth.Cli.Help;
using Synth.Cli.Options;
using Synth.Cli.Results;
using Synth.Engine;

namespace Synth.Cli.Commands;

/// <summary><c>synth clone</c>: from a source to a filled target in one go.</summary>
internal sealed class CloneCommand
{
    private readonly CommandHost host;
    private readonly DatabaseOptions source;
    private readonly DatabaseOptions target;
    private readonly RunOptionSet options;
    private readonly ReplacementOptionSet replacement;
    private readonly ConfigurationOption config;
    private readonly Option<bool> dryRun = new("--dry-run")
    {
        Description = "Only show what would be done, as synth plan does; writes nothing",
    };

    private readonly CloneEvaluationOptionSet evaluation;
    private readonly ClusterOptionSet cluster;
    private readonly OutputOptions output;

    private CloneCommand(Command command, CommandHost host)
    {
        this.host = host;
        source = DatabaseOptions.AddSource(command);
        target = DatabaseOptions.AddTarget(command);
        options = new RunOptionSet()
            .AddSeed(command).AddScale(command).AddEdgeCases(command).AddWorkers(command).AddMemory(command)
            .AddStrict(command).AddQuality(command).AddHoldoutFraction(command);
        replacement = ReplacementOptionSet.AddTo(command);
        config = ConfigurationOption.AddTo(command);
        command.Options.Add(dryRun);
        evaluation = CloneEvaluationOptionSet.AddTo(command, EvaluationMode.Report);
        cluster = ClusterOptionSet.AddTo(command);
        output = OutputOptions.AddTo(command);
    }

    public static Command Create(CommandHost host)
    {
        var command = new Command("clone", "Fit a model to a source and fill a target with synthetic rows.");
        var clone = new CloneCommand(command, host);
        command.ShowExamplesFirst(
        [
            "synth clone --source sqlite:shop.db --target sqlite:shop-test.db",
            "synth clone --source postgres://reader@prod.example/shop --source-password-env PROD_PASSWORD \\",
            "            --target postgres://owner@test.example/shop --target-password-file /run/secrets/test --scale 0.1",
            "synth clone --source sqlite:shop.db --target sqlite:shop-test.db --budget standard --report shop-report --fail-under 0.9",
            "synth clone --source sqlite:shop.db --target sqlite:shop-test.db --replace",
            "synth clone --source $SOURCE --target $TARGET --cluster redis://redis.example     "
                + "# by all workers that joined",
            "SYNTH_SOURCE=… SYNTH_TARGET=… synth clone --quality best --output json > result.json",
        ]);
        command.SetAction(clone.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var configuration = config.Read(parsed, host);
        var from = source.Resolve(parsed, host, configuration);
        var to = target.Resolve(parsed, host, configuration);
        var resolved = evaluation.Resolve(parsed, options, configuration, cluster.Evaluation(parsed, EvaluationMode.Report)) with
        {
            Replacement = replacement.Resolve(parsed),
        };
        var runOptions = MemoryLimit.Keep(host, resolved);
        var filler = cluster.Filler(parsed, host);
        await (parsed.GetValue(dryRun)
            ? PlanAsync(parsed, runOptions, from, to, cancellationToken)
            : CloneAsync(parsed, runOptions, from, to, filler, cancellationToken));
        return (int)ExitCode.Success;
    }

    private async Task PlanAsync(
        ParseResult parsed, RunOptions runOptions, DatabaseEndpoint from, DatabaseEndpoint to, CancellationToken cancellationToken)
    {
        var plan = await output.Progress(parsed, host).RunAsync(observer =>
            new PlanningRun(runOptions, observer).PlanAsync(from, to, cancellationToken));
        new PlanReport(host, output).Write(parsed, plan, from.Address, to.Address);
    }

    private async Task CloneAsync(
        ParseResult parsed,
        RunOptions runOptions,
        DatabaseEndpoint from,
        DatabaseEndpoint to,
        ITargetFiller? filler,
        CancellationToken cancellationToken)
    {
        evaluation.Files.RefuseUnwritable(parsed);
        try
        {
            Report(await output.Progress(parsed, host).RunAsync(observer =>
                new SynthesisRun(runOptions, observer, host.Clock, filler).CloneAsync(from, to, cancellationToken)));
        }
        catch (QualityGateException exception)
        {
            // What was found is shown all the same: it says why there is no target.
            Report(exception.Result);
            throw;
        }

        void Report(RunResult result)
        {
            evaluation.Files.WriteIfEvaluated(parsed, result, from.Address, to.Address, host.Clock);
            new RunReport(host, output).Write(parsed, result, runOptions.Scale, from.Address, to.Address);
        }
    }
}
