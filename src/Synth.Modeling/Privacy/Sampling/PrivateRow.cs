namespace Synth.Modeling;

/// <summary>A row of a private sample that was drawn.</summary>
/// <param name="Parent">The row of the parent's sample, or -1.</param>
/// <param name="Sibling">The number among its siblings, from 0.</param>
/// <param name="Codes">The codes of the table's slots.</param>
/// <param name="Links">The row that each link leads to: -1 for none, <see cref="Later"/> for one that has yet to be chosen.</param>
internal sealed record PrivateRow(int Parent, int Sibling, int[] Codes, int[] Links)
{
    /// <summary>Stands for a row of a table that is not drawn yet.</summary>
    public const int Later = -3;
}
