namespace Synth.Modeling;

/// <summary>A form of texts: parts that are written one after the other.</summary>
/// <param name="Key">What its texts have in common, as its grammar reads it.</param>
/// <param name="Parts">The parts in order; none for the empty text.</param>
/// <param name="Rows">How many sampled rows have it.</param>
/// <param name="GrowAt">The part before which digits are put when the parts cannot number all rows.</param>
internal sealed record Template(string Key, TemplatePart[] Parts, int Rows, int GrowAt)
{
    /// <summary>The most characters of a text.</summary>
    public int LongestText => Parts.Sum(part => part.LongestText);

    /// <summary>Whether its own parts, widened where need be, tell as many rows apart.</summary>
    /// <param name="rowCount">How many.</param>
    public bool CanNumber(long rowCount) =>
        Array.Exists(Parts, part => part is CounterPart)
        || Parts.Aggregate(1.0, (product, part) => product * part.Widen().Capacity) >= rowCount;

    /// <summary>Writes a text.</summary>
    public void Draw(TextBuffer target, CellDraw draw, RowView row)
    {
        for (var i = 0; i < Parts.Length; i++)
        {
            Parts[i].Draw(target, draw with { Stream = draw.Stream.Derive(i + 1) }, row);
        }
    }
}
