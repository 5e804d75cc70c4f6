namespace Synth.Modeling;

/// <summary>What may stand at one place of a tree: values of one or more kinds, each as often as in the source.</summary>
/// <param name="Values">The kinds of values that enough families have, at least one.</param>
internal sealed record StructureNode(StructureValue[] Values)
{
    /// <summary>The value of a kind; null when there is none.</summary>
    public StructureValue? Find(char kind) => Array.Find(Values, value => value.Kind == kind);

    /// <summary>A value drawn by how frequent its kind is.</summary>
    /// <param name="draw">Random bits.</param>
    public StructureValue Pick(CellDraw draw)
    {
        var rest = draw.Below(0, Values.Sum(value => (long)value.Rows));
        foreach (var value in Values)
        {
            rest -= value.Rows;
            if (rest < 0)
            {
                return value;
            }
        }

        return Values[^1];
    }
}
