using System.CommandLine;
using System.Globalization;
using Synth.Engine;
using Synth.Engine.Configuration;
using Synth.Evaluation;
using Synth.Schema;

namespace Synth.Cli.Options;

/// <summary>The options that say how a synthetic database is judged.</summary>
internal sealed class EvaluationOptionSet
{
    private readonly EvaluationBudget defaultBudget;
    private readonly Option<EvaluationBudget?> budget;

    private readonly Option<string[]> gates = new("--gate")
    {
        Description = "A bound that fails the run: metric<=limit, metric>=limit, or table:metric<=limit; may be repeated",
        HelpName = "bound",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<double?> failUnder = new("--fail-under")
    {
        Description = "Fail when the fidelity score (0 to 1) is lower",
        HelpName = "score",
        CustomParser = result => OptionParsers.Number<double>("--fail-under")(result),
    };

    private readonly Option<string> canaries = new("--canaries")
    {
        Description = "File with a text on each line that was planted in the source and must not be found",
        HelpName = "file",
    };

    private EvaluationOptionSet(EvaluationBudget defaultBudget)
    {
        this.defaultBudget = defaultBudget;
        budget = new("--budget")
        {
            Description = $"Effort of the evaluation: quick, standard or thorough [default: {defaultBudget.ToString().ToLowerInvariant()}]",
            HelpName = "level",
            CustomParser = result => OptionParsers.Choice<EvaluationBudget>("--budget")(result),
        };
    }

    public static EvaluationOptionSet AddTo(Command command, EvaluationBudget defaultBudget)
    {
        var set = new EvaluationOptionSet(defaultBudget);
        foreach (var option in new Option[] { set.budget, set.failUnder, set.gates, set.canaries })
        {
            command.Options.Add(option);
        }

        return set;
    }

    /// <summary>The settings of a command line, or else of a configuration.</summary>
    /// <exception cref="ConfigurationException">A gate cannot be understood, or a file cannot be read.</exception>
    public EvaluationSettings Resolve(ParseResult parsed, RunOptions run, SynthConfiguration configuration) => new()
    {
        Options = (parsed.GetValue(budget) ?? configuration.Judging.Budget ?? defaultBudget)
            .ToEvaluationOptions() with
        { Workers = run.Workers },
        Gates = GatesOf(parsed, configuration.Judging, run.IsStrict),
        Canaries = parsed.GetValue(canaries) is { } path ? ReadLines(path) : [],
    };

    // A bound of the command line goes before one of the configuration on the same figures.
    private ValueList<QualityGate> GatesOf(ParseResult parsed, JudgingSettings configured, bool isStrict)
    {
        var own = (parsed.GetValue(gates) ?? []).Select(text =>
            GateText.Read(text, out var problem) ?? throw new ConfigurationException($"--gate: {problem}"));
        var score = (parsed.GetValue(failUnder) ?? configured.FailUnder) is { } limit
            ? [new QualityGate("score", limit, GateBasis.Value, Stops: true)]
            : Array.Empty<QualityGate>();
        return GateText.Complete(own.Concat(configured.Gates).Concat(score).DistinctBy(gate => (gate.Metric, gate.Table)), isStrict);
    }

    private static ValueList<string> ReadLines(string path)
    {
        try
        {
            return File.ReadLines(path).Where(line => line.Length > 0).ToValueList();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(string.Create(
                CultureInfo.InvariantCulture, $"The file {path} of --canaries cannot be read. Check the path and its permissions."));
        }
    }
}
