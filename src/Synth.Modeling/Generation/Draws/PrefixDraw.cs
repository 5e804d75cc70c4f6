namespace Synth.Modeling;

/// <summary>
/// Draws the presence of columns that, once missing, are missing in all siblings after. Siblings share their random bits, so that what
/// becomes less likely from sibling to sibling ends at one of them, as often at each as by itself.
/// </summary>
/// <param name="model">The variable.</param>
/// <param name="variable">Its number.</param>
/// <param name="features">The features of its forest. Shape [features][rows].</param>
/// <param name="block">The rows.</param>
/// <param name="bits">Random bits; those of the eldest sibling serve all. Shape [rows].</param>
internal sealed class PrefixDraw(VariableModel model, int variable, byte[][] features, TableBlock block, ulong[] bits)
    : VariableDraw(block, variable)
{
    private readonly byte[] codes = block.Codes(variable);
    private readonly ulong[] shared = bits.ToArray();

    /// <inheritdoc/>
    public override void Draw(ReadOnlySpan<int> rows)
    {
        foreach (var row in rows)
        {
            shared[row] = HasElder(row) ? shared[row - 1] : shared[row];
        }

        model.Forest.Draw(features, rows, shared, codes);
        foreach (var row in rows)
        {
            codes[row] = HasElder(row) && codes[row - 1] == PresenceGroups.Absent ? PresenceGroups.Absent : codes[row];
        }
    }

    private bool HasElder(int row) => row > 0 && Block.Parents[row] >= 0 && Block.Parents[row - 1] == Block.Parents[row];
}
