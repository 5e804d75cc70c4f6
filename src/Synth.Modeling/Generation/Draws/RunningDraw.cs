using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Puts in a balance that runs over siblings: what the elder ones have left and what the row adds are settled while rows are drawn, so that
/// those after it see where it stands.
/// </summary>
/// <param name="rule">What runs over what.</param>
/// <param name="balance">The column of the balance.</param>
/// <param name="input">The column of what a row adds, drawn before.</param>
/// <param name="first">Draws the balances of rows without an elder sibling.</param>
/// <param name="block">The rows.</param>
/// <param name="inputs">The random bits of the input's values.</param>
/// <param name="cells">The random bits of the balance's values.</param>
internal sealed class RunningDraw(
    RunningRule rule, DataColumnModel balance, DataColumnModel input, PlainDraw first, TableBlock block,
    RandomStream inputs, RandomStream cells)
    : VariableDraw(block, balance.FirstVariable)
{
    private readonly NumberEncoder sum = (NumberEncoder)balance.Encoder;
    private readonly NumberEncoder part = (NumberEncoder)input.Encoder;
    private readonly byte[] sumCodes = block.Codes(balance.FirstVariable);
    private readonly byte[] partCodes = block.Codes(input.FirstVariable);
    private readonly long[] sums = block.Settle(balance);
    private readonly long[] parts = block.Settle(input);
    private readonly int[] elders = SiblingPositions.EldersOf(block.Parents);

    /// <inheritdoc/>
    public override int Source => input.FirstVariable;

    /// <inheritdoc/>
    public override void Draw(ReadOnlySpan<int> rows)
    {
        first.Draw(rows);
        foreach (var row in rows)
        {
            Put(row, inputs, cells);
        }
    }

    /// <inheritdoc/>
    public override void DrawAgain(IReadOnlyList<int> rows, Func<int, ulong> bits)
    {
        first.DrawAgain(rows, bits);
        foreach (var row in rows)
        {
            Put(row, new RandomStream(bits(row)), new RandomStream(RandomStream.Mix(bits(row))));
        }
    }

    private void Put(int row, RandomStream inputs, RandomStream cells)
    {
        var position = Block.Begin + row;
        parts[row] = part.Draw(partCodes[row] - 1, new CellDraw(inputs, position));
        var added = (rule.IsSubtracted ? -1 : 1) * (Int128)parts[row] * rule.InputUnits;
        if (elders[row] < 0 && !rule.StartsAtZero)
        {
            sums[row] = sum.Draw(sumCodes[row] - 1, new CellDraw(cells, position));
            return;
        }

        sums[row] = (long)Int128.Clamp(added + (elders[row] < 0 ? 0 : sums[elders[row]]), long.MinValue, long.MaxValue);
        sumCodes[row] = sum.CodeOf(sums[row]);
    }
}
