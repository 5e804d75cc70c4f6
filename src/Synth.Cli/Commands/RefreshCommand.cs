using System.CommandLine;
using Synth.Cli.Failures;
using Synth.Cli.Help;
using Synth.Cli.Options;
using Synth.Cli.Results;
using Synth.Engine;

namespace Synth.Cli.Commands;

/// <summary><c>synth refresh</c>: new rows in the place of those of the last run, for schedules.</summary>
internal sealed class RefreshCommand
{
    private readonly CommandHost host;
    private readonly DatabaseOptions source;
    private readonly DatabaseOptions target;
    private readonly ModelOption model;
    private readonly RefreshOptionSet refresh;
    private readonly Option<bool> check = new("--check")
    {
        Description = "Only compare the source with the model; exit code 7 when they differ",
    };

    private readonly RunOptionSet options;
    private readonly ConfigurationOption config;
    private readonly CloneEvaluationOptionSet evaluation;
    private readonly ClusterOptionSet cluster;
    private readonly OutputOptions output;

    private RefreshCommand(Command command, CommandHost host)
    {
        this.host = host;
        source = DatabaseOptions.AddSource(command);
        target = DatabaseOptions.AddRefreshed(command);
        model = ModelOption.AddOptionalTo(
            command, "The file that keeps the model from one refresh to the next; without one each refresh fits");
        refresh = RefreshOptionSet.AddTo(command);
        command.Options.Add(check);
        options = new RunOptionSet()
            .AddSeed(command).AddScale(command).AddEdgeCases(command).AddWorkers(command).AddMemory(command)
            .AddStrict(command).AddQuality(command).AddHoldoutFraction(command);
        config = ConfigurationOption.AddTo(command);
        evaluation = CloneEvaluationOptionSet.AddTo(command, EvaluationMode.Gate);
        cluster = ClusterOptionSet.AddTo(command);
        output = OutputOptions.AddTo(command);
    }

    public static Command Create(CommandHost host)
    {
        var command = new Command(
            "refresh",
            "Replace a target's rows by new ones at once: check drift, fit if needed, build beside, verify, swap. For schedules.");
        var refresh = new RefreshCommand(command, host);
        command.ShowExamplesFirst(
        [
            "synth refresh --config synth.yaml --model shop.synth --max-age 7d --drift auto --output json",
            "synth refresh --source postgres://reader@prod.example/shop --target postgres://owner@test.example/shop --model shop.synth",
            "synth refresh --model shop.synth --target sqlite:shop-test.db --seed 7",
            "synth refresh --model shop.synth --target sqlite:shop-test.db --append-families 100",
            "synth refresh --source sqlite:shop.db --model shop.synth --check",
        ]);
        command.SetAction(refresh.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var configuration = config.Read(parsed, host);
        var from = source.ResolveIfNamed(parsed, host, configuration);
        var runOptions = MemoryLimit.Keep(
            host, evaluation.Resolve(parsed, options, configuration, cluster.Evaluation(parsed, EvaluationMode.Gate)));
        var refreshOptions = refresh.Resolve(parsed, runOptions, model.PathIfNamed(parsed), configuration);
        var filler = cluster.Filler(parsed, host);
        if (parsed.GetValue(check))
        {
            return await new DriftCheck(host, output).RunAsync(
                parsed, from ?? source.Resolve(parsed, host, configuration), refreshOptions, cancellationToken);
        }

        await RefreshAsync(parsed, refreshOptions, from, target.Resolve(parsed, host, configuration), filler, cancellationToken);
        return (int)ExitCode.Success;
    }

    private async Task RefreshAsync(
        ParseResult parsed,
        RefreshOptions refreshOptions,
        DatabaseEndpoint? from,
        DatabaseEndpoint to,
        ITargetFiller? filler,
        CancellationToken cancellationToken)
    {
        evaluation.Files.RefuseUnwritable(parsed);
        try
        {
            var result = await output.Progress(parsed, host).RunAsync(observer =>
                new RefreshRun(refreshOptions, observer, host.Clock, filler).RunAsync(from, to, cancellationToken));
            WriteFiles(result.Run);
            new RefreshReport(host, output).Write(parsed, result, refreshOptions.Run.Scale, from?.Address, to.Address);
        }
        catch (QualityGateException exception)
        {
            // What was found is shown all the same: it says why the old rows are still there.
            WriteFiles(exception.Result);
            new RunReport(host, output).Write(parsed, exception.Result, refreshOptions.Run.Scale, from?.Address, to.Address);
            throw;
        }

        void WriteFiles(RunResult run)
        {
            if (from is not null)
            {
                evaluation.Files.WriteIfEvaluated(parsed, run, from.Address, to.Address, host.Clock);
            }
        }
    }
}
