using System.CommandLine;
using Synth.Cli.Failures;
using Synth.Cli.Help;
using Synth.Cli.Options;
using Synth.Cli.Results;
using Synth.Engine;
using Synth.Evaluation;
using Synth.Schema;

namespace Synth.Cli.Commands;

/// <summary><c>synth evaluate</c>: how like its source a synthetic database is, and how far from its individuals.</summary>
internal sealed class EvaluateCommand
{
    private readonly CommandHost host;
    private readonly DatabaseOptions source;
    private readonly DatabaseOptions synthetic;
    private readonly DatabaseOptions holdout;
    private readonly EvaluationOptionSet settings;
    private readonly RunOptionSet run;
    private readonly Option<double?> heldOut = new("--held-out")
    {
        Description = "Share of the source's families that the fit left out (its --holdout-fraction), where no other holdout is named",
        HelpName = "share",
        CustomParser = result => OptionParsers.Number<double>("--held-out")(result),
    };

    private readonly ModelOption model;
    private readonly ReportFiles files;
    private readonly ConfigurationOption config;
    private readonly OutputOptions output;

    private EvaluateCommand(Command command, CommandHost host)
    {
        this.host = host;
        source = DatabaseOptions.AddSource(command);
        synthetic = DatabaseOptions.AddSynthetic(command);
        holdout = DatabaseOptions.AddHoldout(command);
        settings = EvaluationOptionSet.AddTo(command, EvaluationBudget.Standard);
        run = new RunOptionSet().AddWorkers(command).AddStrict(command);
        command.Options.Add(heldOut);
        model = ModelOption.AddOptionalTo(
            command, "Model file that the synthetic rows are of; the report then tells its rules, and what it could not learn");
        files = ReportFiles.AddTo(command);
        config = ConfigurationOption.AddTo(command);
        output = OutputOptions.AddTo(command);
    }

    public static Command Create(CommandHost host)
    {
        var command = new Command("evaluate", "Measure fidelity, utility and privacy of a synthetic database, and ask the gates.");
        var evaluate = new EvaluateCommand(command, host);
        command.ShowExamplesFirst(
        [
            "synth evaluate --source sqlite:shop.db --synthetic sqlite:shop-test.db --model shop.synth --report shop-report",
            "synth evaluate --source sqlite:shop.db --synthetic sqlite:shop-test.db --holdout sqlite:unseen.db --budget thorough",
            "synth evaluate --source sqlite:shop.db --synthetic sqlite:shop-test.db --fail-under 0.9 "
                + "--gate 'orders:detection.rows<=0.7' --junit gates.xml",
        ]);
        command.SetAction(evaluate.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var configuration = config.Read(parsed, host);
        var real = source.Resolve(parsed, host, configuration);
        var (made, unseen) = (synthetic.Resolve(parsed, host, configuration), holdout.ResolveIfNamed(parsed, host));
        var runOptions = run.Resolve(parsed, configuration);
        var evaluation = settings.Resolve(parsed, runOptions, configuration) with { HoldoutFraction = parsed.GetValue(heldOut) ?? 0 };
        files.RefuseUnwritable(parsed);
        var notes = model.PathIfNamed(parsed) is { } path ? ModelNotes.Of(ModelStore.Read(path)).ToValueList() : ModelNotes.Unknown;
        var report = await output.Progress(parsed, host).RunAsync(observer =>
            new EvaluationRun(evaluation, observer) { Source = runOptions }.EvaluateAsync(real, made, unseen, cancellationToken));
        Write(parsed, report, new ReportContext
        {
            Source = real.Address.ToString(),
            Synthetic = made.Address.ToString(),
            Notes = notes,
        });
        return (int)(report.IsPassed ? ExitCode.Success : ExitCode.Quality);
    }

    private void Write(ParseResult parsed, EvaluationReport report, ReportContext context)
    {
        files.Write(parsed, report, context, host.Clock);
        if (output.IsJson(parsed))
        {
            host.Output.WriteLine(ReportJson.Write(report));
        }
        else
        {
            EvaluationSummary.Write(output.Console(parsed, host), report);
        }
    }
}
