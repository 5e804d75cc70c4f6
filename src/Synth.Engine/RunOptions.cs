using System.Globalization;
using Synth.Engine.Configuration;
using Synth.Evaluation;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>How a run is carried out. Immutable; validated when the run begins.</summary>
public sealed record RunOptions
{
    /// <summary>The default seed: fixed, so that runs repeat unless asked not to.</summary>
    public const long DefaultSeed = 20_240_229;

    /// <summary>The key of all random choices of the fit and the generation.</summary>
    public long Seed { get; init; } = DefaultSeed;

    /// <summary>Rows relative to the source's. Default 1; 0.0001 to 10,000.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>The share of values that become edge cases where nothing forbids it. Default 0; 0 to 1.</summary>
    public double EdgeCaseRate { get; init; }

    /// <summary>Threads for fitting and generating. Default: the processors; 1 to 1024. Changes no byte of the result.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// The memory that the run may take, in MB; null for no limit. At least 256. The sample follows it, so the rows may differ from those
    /// of a run without; what cannot be kept within it is refused.
    /// </summary>
    public int? MemoryMb { get; init; }

    /// <summary>How much effort the fit takes.</summary>
    public Quality Quality { get; init; } = Quality.Standard;

    /// <summary>Which tables are cloned, and what is special about them. Default: all, nothing.</summary>
    public TableSelection Tables { get; init; } = TableSelection.All;

    /// <summary>Keys that the source keeps without declaring them. Default: none.</summary>
    public ValueList<VirtualKey> VirtualKeys { get; init; } = [];

    /// <summary>How much of the source may show. Default: as <see cref="Modeling.FitOptions"/> has it.</summary>
    public PrivacySettings Privacy { get; init; } = new();

    /// <summary>Which rules are kept besides those that are found. Default: none is added or left out.</summary>
    public RuleSettings Rules { get; init; } = RuleSettings.None;

    /// <summary>Statements that are carried out on the target. Default: none.</summary>
    public HookSettings Hooks { get; init; } = HookSettings.None;

    /// <summary>The fraction of families that the fit leaves out, to be judged by them. Default 0.1; 0 to 0.5.</summary>
    public double HoldoutFraction { get; init; } = 0.1;

    /// <summary>How the result is evaluated before it is published; null not to evaluate it.</summary>
    public EvaluationSettings? Evaluation { get; init; }

    /// <summary>Allows to replace what the target holds; null to fill only an empty one.</summary>
    public ReplacementOptions? Replacement { get; init; }

    /// <summary>Whether a warning that is not acknowledged stops the run before anything is touched. Default: no.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Identifiers of warnings (<see cref="WarningIds"/>) that a strict run goes on in spite of. Default: none.</summary>
    public ValueList<string> Acknowledged { get; init; } = [];

    /// <summary>The options that a configuration asks for; of what it leaves open, the defaults of the command line.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="evaluation">Whether it is evaluated where the configuration does not say. Default: measured, and not stopped.</param>
    /// <exception cref="ConfigurationException">One is out of range.</exception>
    public static RunOptions Of(SynthConfiguration configuration, EvaluationMode evaluation = EvaluationMode.Report)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var defaults = new RunOptions();
        var judging = configuration.Judging;
        var mode = judging.Evaluate ?? evaluation;
        var options = new RunOptions
        {
            Seed = configuration.Seed ?? defaults.Seed,
            Scale = configuration.Scale ?? defaults.Scale,
            EdgeCaseRate = configuration.EdgeCases ?? defaults.EdgeCaseRate,
            Workers = configuration.Workers ?? defaults.Workers,
            MemoryMb = configuration.MemoryMb,
            Quality = configuration.Quality ?? defaults.Quality,
            Tables = configuration.Tables,
            VirtualKeys = configuration.VirtualKeys,
            Privacy = configuration.Privacy,
            Rules = configuration.Rules,
            Hooks = configuration.Hooks,
            Acknowledged = configuration.Acknowledge,
            // Who is not judged has no use for families that the fit left out.
            HoldoutFraction = judging.HoldoutFraction ?? (mode == EvaluationMode.Off ? 0 : defaults.HoldoutFraction),
        };
        options.Validate();
        return mode == EvaluationMode.Off ? options : options with { Evaluation = EvaluationOf(judging, options.Workers, mode) };
    }

    /// <summary>Checks all settings and reports every one that is out of range.</summary>
    /// <exception cref="ConfigurationException">At least one is.</exception>
    public void Validate()
    {
        var problems = new List<string>();
        if (!(Scale is >= 0.0001 and <= 10_000))
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"--scale is {Scale}; it must be from 0.0001 to 10000."));
        }

        if (!(EdgeCaseRate is >= 0 and <= 1))
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"--edge-cases is {EdgeCaseRate}; it must be from 0 to 1."));
        }

        if (Workers is < 1 or > 1024)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"--workers is {Workers}; it must be from 1 to 1024."));
        }

        if (MemoryMb is < MemoryBudget.LeastMb)
        {
            problems.Add(string.Create(
                CultureInfo.InvariantCulture, $"--memory is {MemoryMb}; it must be at least {MemoryBudget.LeastMb} (MB)."));
        }

        if (!(HoldoutFraction is >= 0 and <= 0.5))
        {
            problems.Add(
                string.Create(CultureInfo.InvariantCulture, $"--holdout-fraction is {HoldoutFraction}; it must be from 0 to 0.5."));
        }

        if (problems.Count > 0)
        {
            throw new ConfigurationException(string.Join(Environment.NewLine, problems));
        }
    }

    private static EvaluationSettings EvaluationOf(JudgingSettings judging, int workers, EvaluationMode mode)
    {
        var score = judging.FailUnder is { } limit
            ? [new QualityGate("score", limit, GateBasis.Value, Stops: true)]
            : Array.Empty<QualityGate>();
        return new EvaluationSettings
        {
            Options = (judging.Budget ?? EvaluationBudget.Quick).ToEvaluationOptions() with { Workers = workers },
            Gates = GateText.Complete(judging.Gates.Concat(score).DistinctBy(gate => (gate.Metric, gate.Table)), isStrict: false),
            RemovesFailed = mode == EvaluationMode.Gate,
        };
    }
}
