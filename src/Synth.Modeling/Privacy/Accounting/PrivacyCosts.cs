namespace Synth.Modeling;

/// <summary>
/// What each question about the families of a tree may cost: fixed shares of the budget, divided among questions that the schema
/// alone counts.
/// </summary>
/// <param name="Size">For how many rows there are, each question.</param>
/// <param name="Domain">For the ranges or values of a column.</param>
/// <param name="Single">For the distribution of a column or count.</param>
/// <param name="Choice">For what a column or count follows.</param>
/// <param name="Pair">For the table of both.</param>
/// <param name="Exception">The probability for values of a column that may be named.</param>
internal sealed record PrivacyCosts(double Size, double Domain, double Single, double Choice, double Pair, double Exception)
{
    private const double SizeShare = 0.06;
    private const double DomainShare = 0.22;
    private const double SingleShare = 0.25;
    private const double ChoiceShare = 0.12;
    private const double PairShare = 0.35;

    /// <summary>Divides a budget.</summary>
    /// <param name="rho">The cost to divide.</param>
    /// <param name="delta">The probability to divide.</param>
    /// <param name="sizes">How many sizes are asked.</param>
    /// <param name="slots">What is learned, of all tables of the tree.</param>
    public static PrivacyCosts Divide(double rho, double delta, int sizes, IReadOnlyCollection<PrivateSlot> slots)
    {
        var open = slots.Count(slot => slot.IsOpen);
        var texts = slots.Count(slot => slot.Kind == PrivateSlotKind.Text);
        double Part(double share, int questions) => rho * share / Math.Max(1, questions);
        return new PrivacyCosts(
            Part(SizeShare, sizes),
            Part(DomainShare, open),
            Part(SingleShare, slots.Count),
            Part(ChoiceShare, slots.Count),
            Part(PairShare, slots.Count),
            delta / Math.Max(1, texts));
    }
}
