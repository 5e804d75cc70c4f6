namespace Synth.Modeling;

/// <summary>Draws a variable of which siblings may not have the same code.</summary>
/// <param name="distinct">The draw.</param>
/// <param name="variable">Its number.</param>
/// <param name="block">The rows.</param>
/// <param name="turns">All rows in random order: without lags no sibling shall come first because of its position.</param>
internal sealed class DistinctCodesDraw(DistinctDraw distinct, int variable, TableBlock block, int[] turns) : VariableDraw(block, variable)
{
    /// <inheritdoc/>
    public override void Draw(ReadOnlySpan<int> rows) =>
        distinct.Draw(rows.Length == turns.Length ? turns : rows, Block.Codes(Variable));

    /// <inheritdoc/>
    public override byte[] DrawOthers(ReadOnlySpan<int> rows, ulong[] bits) => distinct.DrawFreely(rows, bits);

    /// <inheritdoc/>
    public override bool TryExchange(int row, byte code) => distinct.TryExchange(row, code, Block.Codes(Variable));

    /// <inheritdoc/>
    public override void DrawAgain(IReadOnlyList<int> rows, Func<int, ulong> bits)
    {
        foreach (var row in rows)
        {
            distinct.DrawAgain(row, bits(row), Block.Codes(Variable));
        }
    }
}
