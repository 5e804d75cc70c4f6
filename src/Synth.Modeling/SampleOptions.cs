using Synth.Schema;

namespace Synth.Modeling;

/// <summary>What is sampled from a model. With the model it decides every byte.</summary>
/// <param name="Seed">The key of all random choices.</param>
/// <param name="Scale">Rows relative to the source's. Greater than 0.</param>
public sealed record SampleOptions(long Seed = 1, double Scale = 1)
{
    /// <summary>
    /// Sizes of tables that do not follow the general scale. A table that is missing here follows its primary parent, so that it keeps
    /// the source's number of rows per parent.
    /// </summary>
    public IReadOnlyDictionary<TableName, TableSize> Sizes { get; init; } = new Dictionary<TableName, TableSize>();

    /// <summary>
    /// The share of the values that become edge cases (boundary numbers, longest texts, leap days) in columns that nothing else depends on.
    /// Default 0; 0 to 1.
    /// </summary>
    public double EdgeCaseRate { get; init; }

    /// <summary>Checks the options.</summary>
    /// <exception cref="InvalidOptionsException">The scale is not from 0.0001 to 10,000, or the rate not from 0 to 1.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny(
        InvalidOptionsException.Check(Scale, 0.0001, 10_000, nameof(Scale)),
        InvalidOptionsException.Check(EdgeCaseRate, 0, 1, nameof(EdgeCaseRate)));
}
