using Synth.Cli.Options;
using Synth.Connectors;
using Synth.Engine;
using Synth.Engine.Configuration;
using Synth.Evaluation;
using Synth.Schema;

namespace Synth.Cli.Results;

/// <summary>All settings that are in effect, as JSON. Addresses are without their passwords.</summary>
internal sealed record EffectiveDocument(
    string? Source,
    string? Target,
    long Seed,
    double Scale,
    int Workers,
    int? Memory,
    Quality Quality,
    IEnumerable<string> Include,
    IEnumerable<string> Exclude,
    IEnumerable<EffectiveDocument.TableEntry> Tables,
    IEnumerable<VirtualKey> VirtualKeys,
    PrivacySettings Privacy,
    RuleSettings Rules,
    double EdgeCases,
    EvaluationMode Evaluate,
    EvaluationMode EvaluateRefresh,
    double HoldoutFraction,
    IEnumerable<string> Gates,
    HookSettings Hooks,
    DriftPolicy Drift,
    double? DriftRows,
    double? DriftValues,
    IEnumerable<string> Acknowledge)
{
    /// <summary>What is special about tables.</summary>
    internal sealed record TableEntry(
        string Pattern, ConfiguredMode? Mode, long? Rows, double? Scale, IEnumerable<ColumnSettings> Columns);

    /// <summary>The document of a configuration and the options that came of it.</summary>
    /// <exception cref="AddressException">An address cannot be understood.</exception>
    public static EffectiveDocument Of(SynthConfiguration configuration, RunOptions options, Func<string, string?> variable)
    {
        var fit = options.Privacy.ApplyTo(options.Quality.ToFitOptions());
        return new EffectiveDocument(
            DatabaseOptions.Named("source", flag: null, variable, configuration.Source)?.ToString(),
            DatabaseOptions.Named("target", flag: null, variable, configuration.Target)?.ToString(),
            options.Seed,
            options.Scale,
            options.Workers,
            options.MemoryMb,
            options.Quality,
            options.Tables.Include.Select(pattern => pattern.Text),
            options.Tables.Exclude.Select(pattern => pattern.Text),
            options.Tables.Entries.Select(entry => new TableEntry(
                entry.Pattern.Text, entry.Settings.Mode, entry.Settings.Size?.Rows, entry.Settings.Size?.Scale, entry.Settings.Columns)),
            options.VirtualKeys,
            new PrivacySettings(
                fit.MinCategoryFamilies, fit.MinWordFamilies, fit.MinLeafRows, fit.MinLeafFamilies, fit.MaxLeafRows,
                fit.Budget?.Epsilon, fit.Budget?.Delta),
            options.Rules,
            options.EdgeCaseRate,
            configuration.Judging.Evaluate ?? EvaluationMode.Report,
            configuration.Judging.Evaluate ?? EvaluationMode.Gate,
            options.HoldoutFraction,
            GatesOf(configuration.Judging).Select(gate => gate.Stops ? gate.ToString() : $"{gate} (warns)"),
            options.Hooks,
            configuration.Drift ?? DriftPolicy.Halt,
            configuration.DriftRows,
            configuration.DriftValues,
            configuration.Acknowledge);
    }

    private static ValueList<QualityGate> GatesOf(JudgingSettings judging)
    {
        var score = judging.FailUnder is { } limit
            ? [new QualityGate("score", limit, GateBasis.Value, Stops: true)]
            : Array.Empty<QualityGate>();
        return GateText.Complete(judging.Gates.Concat(score), isStrict: false);
    }
}
