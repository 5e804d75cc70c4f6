using Synth.Schema;

namespace Synth.Modeling;

/// <summary>How far the values of a column, or the number of rows below each row, have moved since a model was fitted.</summary>
/// <param name="Table">The table.</param>
/// <param name="Part">What of it, for people: <c>column total</c>, <c>rows of order_line</c>.</param>
/// <param name="StabilityIndex">The population stability index: 0 for the same distribution; 0.1 is little, 0.25 much.</param>
/// <param name="Distance">
/// The share of rows that would have to change, 0 to 1: the Kolmogorov-Smirnov distance of what has an order, else the total variation.
/// </param>
public sealed record ValueShift(TableName Table, string Part, double StabilityIndex, double Distance)
{
    /// <summary>The share of rows without a value when the model was fitted; null where that is not what moved.</summary>
    public double? MissingThen { get; init; }

    /// <summary>The same now.</summary>
    public double? MissingNow { get; init; }
}
