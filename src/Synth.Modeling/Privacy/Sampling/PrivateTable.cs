namespace Synth.Modeling;

/// <summary>What is known of a table with noise, and, while its children are measured, the codes of its rows.</summary>
/// <param name="Plan">The table.</param>
/// <param name="Slots">What was learned, in the order in which it is drawn, each with its codes.</param>
/// <param name="Attributes">The distribution of each slot.</param>
/// <param name="Dependences">What each slot follows; null for nothing.</param>
/// <param name="RootRows">About how many rows have no parent.</param>
/// <param name="Bound">The source rows that count.</param>
internal sealed record PrivateTable(
    TablePlan Plan, PrivateSlot[] Slots, MeasuredAttribute[] Attributes, Dependence?[] Dependences, long RootRows, ContributionBound Bound)
{
    /// <summary>Draws the codes of a row.</summary>
    /// <param name="above">The codes of its parent; null for a row without one.</param>
    /// <param name="uniform">Uniform numbers in [0, 1) by position.</param>
    public int[] Draw(int[]? above, Func<int, double> uniform)
    {
        var codes = new int[Slots.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            var shares = Attributes[i].Shares;
            var predictor = Dependences[i] is { } dependence ? PredictorOf(dependence.Predictor, above, codes) : -1;
            codes[i] = predictor < 0
                ? Dependence.Pick(shares, uniform(2 * i))
                : Dependences[i]!.Draw(predictor, shares, uniform(2 * i), uniform((2 * i) + 1));
        }

        return codes;
    }

    /// <summary>How many attributes of the parent rows may follow; they come first among predictors.</summary>
    public required int ParentAttributes { get; init; }

    private int PredictorOf(int predictor, int[]? above, int[] codes) =>
        predictor >= ParentAttributes ? codes[predictor - ParentAttributes] : above?[predictor] ?? -1;
}
