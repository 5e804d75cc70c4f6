using Synth.Engine.Configuration;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>
/// How a run is carried out whose partitions are leased: the same for all processes that take part, save for the threads.
/// </summary>
/// <param name="Sampling">What is sampled from the model.</param>
/// <param name="Hooks">Statements that are carried out on the target.</param>
/// <param name="Replacement">Allows to replace what the target holds; null to fill only an empty one.</param>
/// <param name="Workers">Threads of this process. Changes no byte of the result.</param>
public sealed record LeasedRunOptions(SampleOptions Sampling, HookSettings Hooks, ReplacementOptions? Replacement, int Workers)
{
    /// <summary>Whether a warning that is not acknowledged stops the run before anything is touched. Default: no.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Identifiers of warnings that a strict run goes on in spite of. Default: none.</summary>
    public ValueList<string> Acknowledged { get; init; } = [];

    /// <summary>The part of a run's options that its generation and load follow.</summary>
    /// <param name="model">The model, whose tables the sizes are of.</param>
    /// <param name="options">The options of the whole run.</param>
    public static LeasedRunOptions Of(RelationalModel model, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return new LeasedRunOptions(SynthesisRun.SamplingOf(model, options), options.Hooks, options.Replacement, options.Workers)
        {
            IsStrict = options.IsStrict,
            Acknowledged = options.Acknowledged,
        };
    }

    /// <summary>The options that steps of a run are written for.</summary>
    internal RunOptions ToRunOptions() => new()
    {
        Seed = Sampling.Seed,
        Scale = Sampling.Scale,
        EdgeCaseRate = Sampling.EdgeCaseRate,
        Hooks = Hooks,
        Workers = Workers,
        Replacement = Replacement,
        IsStrict = IsStrict,
        Acknowledged = Acknowledged,
    };
}
