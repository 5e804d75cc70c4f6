using Synth.Data;

namespace Synth.Modeling;

/// <summary>Draws a column that numbers siblings: each draws a place, and the places are numbered without gaps in the end.</summary>
/// <param name="places">Draws the places.</param>
/// <param name="column">The column, of one variable, coded by a <see cref="NumberEncoder"/>.</param>
/// <param name="group">Which rows meet.</param>
/// <param name="block">The rows.</param>
/// <param name="bits">Random bits, which decide between equal places. Shape [rows].</param>
internal sealed class NumberingDraw(PlainDraw places, DataColumnModel column, DistinctGroup group, TableBlock block, ulong[] bits)
    : VariableDraw(block, column.FirstVariable)
{
    /// <inheritdoc/>
    public override void Draw(ReadOnlySpan<int> rows) => places.Draw(rows);

    /// <inheritdoc/>
    public override void Finish()
    {
        var encoder = (NumberEncoder)column.Encoder;
        var codes = Block.Codes(Variable);
        var drawn = codes.ToArray();
        var settled = Block.Settle(column);
        var key = new GroupKey(group, Block);
        foreach (var row in Enumerable.Range(0, codes.Length).Where(row => group.Exempt.Contains(codes[row])))
        {
            settled[row] = encoder.Bins[codes[row] - 1].Low;
        }

        var numbered = Enumerable.Range(0, codes.Length).Where(row => codes[row] != 0 && !group.Exempt.Contains(codes[row]));
        foreach (var rows in numbered.GroupBy(key.Read))
        {
            var next = group.FirstNumber!.Value;
            foreach (var row in rows.OrderBy(row => drawn[row]).ThenBy(row => RandomStream.Mix(bits[row])))
            {
                settled[row] = next++;
                codes[row] = encoder.CodeOf(settled[row]);
            }
        }
    }
}
