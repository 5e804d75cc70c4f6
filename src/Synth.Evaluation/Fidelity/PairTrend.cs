namespace Synth.Evaluation;

/// <summary>How alike the dependence of two columns is on both sides.</summary>
/// <param name="First">The one column.</param>
/// <param name="Second">The other column.</param>
/// <param name="Similarity">
/// For two numbers one minus half the difference of their correlations, else one minus the total variation of their joint distribution over
/// the source's tenths and its 20 commonest categories (SDMetrics' pair trends). 1 = the same.
/// </param>
/// <param name="Strength">The correlation's size, or Cramér's V, in the source.</param>
public sealed record PairTrend(string First, string Second, double Similarity, double Strength)
{
    /// <summary>From this strength on, there is something to lose.</summary>
    public const double Associated = 0.3;

    /// <summary>The 95% interval of the similarity, which allows for rows of one family that are alike.</summary>
    public required Interval Interval { get; init; }

    /// <summary>Rows of the smaller side on which it rests: for two numbers, those in which neither is missing.</summary>
    public required int Rows { get; init; }

    /// <summary>Whether the columns depend on each other in the source.</summary>
    public bool IsAssociated => Strength >= Associated;
}
