using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>What is evaluated. The caller keeps the databases.</summary>
public sealed record EvaluationInput
{
    /// <summary>The source; families that the fit left out are marked in it.</summary>
    public required CollectedDatabase Source { get; init; }

    /// <summary>The synthetic database.</summary>
    public required CollectedDatabase Synthetic { get; init; }

    /// <summary>
    /// A database of rows of the same origin that the fit did not see; null to use the families that it left out, if there are any.
    /// </summary>
    public CollectedDatabase? Holdout { get; init; }

    /// <summary>How much work it may be.</summary>
    public EvaluationOptions Options { get; init; } = EvaluationOptions.Standard;

    /// <summary>The gates.</summary>
    public ValueList<QualityGate> Gates { get; init; } = DefaultGates.All;

    /// <summary>Texts that were planted in the source to be looked for.</summary>
    public ValueList<string> Canaries { get; init; } = [];

    /// <summary>
    /// Whether a text is a name or a place that published lists have, so that it alone tells of nobody. By default none is.
    /// </summary>
    public Predicate<string> IsCommonText { get; init; } = _ => false;

    /// <summary>
    /// Whether the rows that were collected are let go of as soon as they are in the form that metrics compute with, so that nobody else
    /// can use the databases any more. Default: false.
    /// </summary>
    public bool ReleasesRows { get; init; }
}
