namespace Synth.Modeling;

/// <summary>Something of a row that a private model learns.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name, for people.</param>
/// <param name="Index">The column by its position in the layout, the link by its number in the plan, or the child table by its
/// number.</param>
internal sealed record PrivateSlot(PrivateSlotKind Kind, string Name, int Index)
{
    /// <summary>The codes of a column where the catalog alone gives them.</summary>
    public PrivateDomain? Domain { get; init; }

    /// <summary>Whether ranges or values have to be found first.</summary>
    public bool IsOpen => Kind is PrivateSlotKind.Number or PrivateSlotKind.Text;
}
