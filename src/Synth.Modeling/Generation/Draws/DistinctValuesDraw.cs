using Synth.Data;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>
/// Draws a column of which siblings never have the same value, where codes stand for ranges of values: a range may be drawn as often as
/// it has values.
/// </summary>
/// <param name="column">The column, of one variable, coded by a <see cref="NumberEncoder"/>.</param>
/// <param name="model">Its variable.</param>
/// <param name="group">Which rows meet.</param>
/// <param name="features">The features of its forest. Shape [features][rows].</param>
/// <param name="block">The rows.</param>
/// <param name="bits">Random bits. Shape [rows].</param>
/// <param name="cells">The random bits of the values.</param>
/// <param name="wishes">The codes that families are to have, which are drawn before others; null for none.</param>
internal sealed class DistinctValuesDraw(
    DataColumnModel column,
    VariableModel model,
    DistinctGroup group,
    byte[][] features,
    TableBlock block,
    ulong[] bits,
    RandomStream cells,
    FamilyWishes? wishes = null)
    : VariableDraw(block, column.FirstVariable)
{
    private const int Proposals = 8;

    private readonly NumberEncoder encoder = (NumberEncoder)column.Encoder;
    private readonly GroupKey key = new(group, block);
    private readonly HashSet<(long Group, long Value)> taken = [];
    private readonly Dictionary<long, BinSet> free = [];
    private readonly byte[] codes = block.Codes(column.FirstVariable);
    private readonly long[] settled = block.Settle(column);
    private readonly int[] leaves = new int[block.Length];

    /// <inheritdoc/>
    public override void Draw(ReadOnlySpan<int> rows)
    {
        model.Forest.FindFirstLeaves(features, rows, bits, leaves);
        foreach (var row in rows)
        {
            codes[row] = 0;
            if (Block.IsPresent(column.Presence, row))
            {
                var (siblings, draw) = (key.Read(row), new CellDraw(cells, Block.Begin + row));
                if (!TryWished(row, siblings, draw))
                {
                    Draw(row, siblings, bits[row], leaves[row], draw);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void DrawAgain(IReadOnlyList<int> rows, Func<int, ulong> bits)
    {
        foreach (var row in rows.Where(row => Block.IsPresent(column.Presence, row)))
        {
            var siblings = key.Read(row);
            taken.Remove((siblings, settled[row]));
            free.Remove(siblings);
            var leaf = model.Forest.FindFirstLeaf(features, row, bits(row));
            Draw(row, siblings, bits(row), leaf, new CellDraw(new RandomStream(bits(row)), Block.Begin + row));
        }
    }

    /// <inheritdoc/>
    public override byte[] DrawOthers(ReadOnlySpan<int> rows, ulong[] bits) => model.DrawFreely(features, Block, rows, bits);

    /// <inheritdoc/>
    public override bool TryExchange(int row, byte code)
    {
        var siblings = key.Read(row);
        var before = settled[row];
        if (!TryTake(row, code, siblings, new CellDraw(cells.Derive("exchange"), Block.Begin + row)))
        {
            settled[row] = before;
            return false;
        }

        if (!group.Exempt.Contains(codes[row]))
        {
            taken.Remove((siblings, before));
            free.Remove(siblings);
        }

        codes[row] = code;
        return true;
    }

    private bool TryWished(int row, long siblings, CellDraw draw)
    {
        var wished = wishes is null ? default : wishes.LeftFor(row, other => Block.IsPresent(column.Presence, other));
        while (!wished.IsEmpty)
        {
            var code = model.DrawNearest(features, row, bits[row], leaves[row], wished);
            if (TryTake(row, code, siblings, draw))
            {
                codes[row] = code;
                wishes!.Take(row, code);
                return true;
            }

            wished = wished.Except(BinSet.Of([code]));
        }

        return false;
    }

    private void Draw(int row, long siblings, ulong rowBits, int leaf, CellDraw draw)
    {
        var left = free.GetValueOrDefault(siblings, BinSet.All);
        byte wanted = 0;
        while (model.Forest.TryDrawAllowed(features, row, rowBits, leaf, left, out codes[row]))
        {
            wanted = wanted == 0 ? codes[row] : wanted;
            if (TryTake(row, codes[row], siblings, draw))
            {
                return;
            }

            free[siblings] = left = left.Except(BinSet.Of([codes[row]]));
        }

        // All that the leaves know is taken: what comes nearest to it of what is free.
        var middle = wanted == 0 ? 1 + (int)Math.BigMul(rowBits, (ulong)encoder.Bins.Length, out _) : wanted;
        for (var distance = 0; distance < encoder.Bins.Length; distance++)
        {
            foreach (var code in new[] { middle - distance, middle + distance })
            {
                if (code >= 1 && code <= encoder.Bins.Length && left.Contains((byte)code) && TryTake(row, (byte)code, siblings, draw))
                {
                    codes[row] = (byte)code;
                    return;
                }
            }
        }

        settled[row] = NextFree(encoder.Bins[^1].High, encoder.Ceiling, siblings)
            ?? NextFree(encoder.Floor, encoder.Bins[0].Low, siblings)
            ?? encoder.Bins[^1].High;
        codes[row] = encoder.CodeOf(settled[row]);
    }

    private bool TryTake(int row, byte code, long siblings, CellDraw draw)
    {
        if (!group.Exempt.Contains(code))
        {
            return TryTake(code - 1, siblings, draw, out settled[row]);
        }

        settled[row] = encoder.Draw(code - 1, draw);
        return true;
    }

    private bool TryTake(int bin, long siblings, CellDraw draw, out long value)
    {
        value = 0;
        for (var i = 0; i < Proposals; i++)
        {
            value = encoder.Draw(bin, i == 0 ? draw : draw with { Stream = draw.Stream.Derive(i) });
            if (taken.Add((siblings, value)))
            {
                return true;
            }
        }

        var range = encoder.Bins[bin];
        return NextFree(range.Low, range.High, siblings) is { } next && (value = next) == next;
    }

    private long? NextFree(long low, long high, long siblings)
    {
        for (var value = encoder.Grid.AtOrAbove(low); value <= high; value += encoder.Grid.Step)
        {
            if (taken.Add((siblings, value)))
            {
                return value;
            }
        }

        return null;
    }
}
