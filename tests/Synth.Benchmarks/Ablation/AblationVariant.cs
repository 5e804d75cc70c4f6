using Synth.Modeling;
using Synth.Schema;

namespace Synth.Benchmarks.Ablation;

/// <summary>The model with one mechanism left out.</summary>
/// <param name="Name">What is left out, as part of a file's name.</param>
/// <param name="Options">How to fit without it, given the default way and the names of the rules that it finds.</param>
internal sealed record AblationVariant(string Name, Func<FitOptions, ValueList<string>, FitOptions> Options)
{
    /// <summary>All variants, the whole model first.</summary>
    public static IReadOnlyList<AblationVariant> All { get; } =
    [
        new("whole", (options, _) => options),
        new("no-leaf-choice", (options, _) => options with { MaxLeafRows = 0 }),
        new("no-sibling-gate", (options, _) => options with { GateRows = 0 }),
        new("no-family-odds", (options, _) => options with { FamilyCandidates = 1 }),
        new("no-rules", (options, rules) => options with { ExcludedRules = rules }),
        new("no-forest", (options, _) => options with { TreeCount = 1 }),
        new("no-context", (options, _) => options with { PredictorLimit = 1 }),
    ];
}
