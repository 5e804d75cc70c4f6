namespace Synth.Modeling;

/// <summary>What is settled of a table's columns before they are modelled.</summary>
/// <param name="Decided">What decides the columns that something decides.</param>
/// <param name="Follows">The date, and the part of it, that columns follow.</param>
/// <param name="Nothing">
/// The columns that say whether there is anything to measure, and the numbers that they speak of, by their numbers in the layout.
/// </param>
internal sealed record ColumnDecisions(
    IReadOnlyDictionary<string, Determination> Decided,
    IReadOnlyDictionary<string, (string Date, CalendarPart Part)> Follows,
    IReadOnlyDictionary<int, int[]> Nothing)
{
    /// <summary>Whether a column holds a number of which another one says whether there is any.</summary>
    /// <param name="index">The column's number in the layout.</param>
    public bool IsMeasured(int index) => Nothing.Values.Any(numbers => numbers.Contains(index));
}
