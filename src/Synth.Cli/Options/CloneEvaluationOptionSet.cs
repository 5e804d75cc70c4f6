using System.CommandLine;
using Synth.Engine;
using Synth.Engine.Configuration;

namespace Synth.Cli.Options;

/// <summary>The options that say whether and how a clone is evaluated.</summary>
internal sealed class CloneEvaluationOptionSet
{
    private readonly Option<EvaluationMode?> mode;

    private readonly Option<bool> none =
        new("--no-evaluate") { Description = "The same as --evaluate off; the fit then leaves no families out" };

    private readonly EvaluationOptionSet settings;

    private CloneEvaluationOptionSet(Command command, EvaluationMode otherwise)
    {
        mode = new Option<EvaluationMode?>("--evaluate")
        {
            Description = "off, report (measure only) or gate (remove a clone that does not pass) "
                + $"[default: {otherwise.ToString().ToLowerInvariant()}]",
            HelpName = "mode",
            CustomParser = result => OptionParsers.Choice<EvaluationMode>("--evaluate")(result),
        };
        command.Options.Add(mode);
        command.Options.Add(none);
        settings = EvaluationOptionSet.AddTo(command, EvaluationBudget.Quick);
        Files = ReportFiles.AddTo(command);
    }

    /// <summary>Where the report goes.</summary>
    public ReportFiles Files { get; }

    /// <summary>The options of a verb.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="otherwise">Whether its runs are evaluated when nobody says so, and nobody else loads them.</param>
    public static CloneEvaluationOptionSet AddTo(Command command, EvaluationMode otherwise) => new(command, otherwise);

    /// <summary>The run's options with how it is evaluated.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="run">The options of the run itself.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="otherwise">Whether it is evaluated when nobody says so.</param>
    /// <exception cref="ConfigurationException">Options contradict each other, or a gate cannot be understood.</exception>
    public RunOptions Resolve(
        ParseResult parsed, RunOptionSet run, SynthConfiguration configuration, EvaluationMode otherwise)
    {
        var options = run.Resolve(parsed, configuration);
        var chosen = parsed.GetValue(none) ? EvaluationMode.Off : parsed.GetValue(mode) ?? configuration.Judging.Evaluate ?? otherwise;
        if (chosen != EvaluationMode.Off)
        {
            return options with
            {
                Evaluation = settings.Resolve(parsed, options, configuration) with
                {
                    RemovesFailed = chosen == EvaluationMode.Gate,
                }
            };
        }

        if (Files.AreWanted(parsed))
        {
            throw new ConfigurationException(
                "A report is asked for and the evaluation is switched off. Leave out --report and --junit, or --no-evaluate.");
        }

        return run.NamesHoldoutFraction(parsed, configuration) ? options : options with { HoldoutFraction = 0 };
    }
}
