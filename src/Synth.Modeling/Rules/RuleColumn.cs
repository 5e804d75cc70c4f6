namespace Synth.Modeling;

/// <summary>A column of a row, of one above it, or of one that it links to.</summary>
/// <param name="Generations">0 for the row itself, 1 for its primary parent, 2 for the grandparent.</param>
/// <param name="Column">The column.</param>
internal sealed record RuleColumn(int Generations, string Column)
{
    /// <summary>The link that leads to the row, by its number in the table's plan; -1 for none.</summary>
    public int Link { get; init; } = -1;
}
