using Synth.Learning;

namespace Synth.Modeling;

/// <summary>Draws a variable of which no code may come twice in a group of rows, except those that are exempt.</summary>
/// <param name="model">The variable.</param>
/// <param name="group">Which rows meet.</param>
/// <param name="features">The features of its forest. Shape [features][rows].</param>
/// <param name="block">The rows.</param>
/// <param name="bits">Random bits. Shape [rows].</param>
/// <param name="wishes">The codes that families are to have, which are drawn before others; null for none.</param>
internal sealed class DistinctDraw(
    VariableModel model, DistinctGroup group, byte[][] features, TableBlock block, ulong[] bits, FamilyWishes? wishes = null)
{
    private readonly Dictionary<long, BinSet> free = [];
    private readonly GroupKey key = new(group, block);
    private readonly BinSet exempt = BinSet.Of(group.Exempt);
    private readonly int[] leaves = new int[block.Length];

    /// <summary>Rows draw, in turn, from what the earlier ones of their group left.</summary>
    /// <param name="turns">The rows in the order in which they draw.</param>
    /// <param name="codes">Receives the codes. Shape [rows].</param>
    public void Draw(ReadOnlySpan<int> turns, byte[] codes)
    {
        model.Forest.FindFirstLeaves(features, turns, bits, leaves);
        foreach (var row in turns)
        {
            if (!IsPresent(row))
            {
                codes[row] = 0;
                continue;
            }

            var left = free.GetValueOrDefault(key.Read(row), BinSet.All);
            var wished = wishes is null ? default : left.Intersect(wishes.LeftFor(row, IsPresent));
            if (!wished.IsEmpty)
            {
                codes[row] = model.DrawNearest(features, row, bits[row], leaves[row], wished);
                Leave(row, left, codes[row]);
                wishes!.Take(row, codes[row]);
                continue;
            }

            Take(row, bits[row], leaves[row], left, codes);
        }
    }

    /// <summary>A row gives back its code and draws again.</summary>
    /// <param name="row">The row.</param>
    /// <param name="bits">Random bits, other than those of the first draw.</param>
    /// <param name="codes">Receives the code. Shape [rows].</param>
    public void DrawAgain(int row, ulong bits, byte[] codes)
    {
        var left = free.GetValueOrDefault(key.Read(row), BinSet.All).Union(BinSet.Of([codes[row]]));
        codes[row] = 0;
        if (IsPresent(row))
        {
            Take(row, bits, model.Forest.FindFirstLeaf(features, row, bits), left, codes);
        }
    }

    /// <summary>Draws what rows might have, whatever the others of their groups have.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="bits">Random bits, other than those of the first draw. Shape [rows].</param>
    public byte[] DrawFreely(ReadOnlySpan<int> rows, ulong[] bits) => model.DrawFreely(features, block, rows, bits);

    /// <summary>A row gives back its code and takes another one; false where that is taken.</summary>
    /// <param name="row">The row.</param>
    /// <param name="code">The code that it is to have.</param>
    /// <param name="codes">The codes. Shape [rows].</param>
    public bool TryExchange(int row, byte code, byte[] codes)
    {
        var left = free.GetValueOrDefault(key.Read(row), BinSet.All);
        if (!left.Contains(code))
        {
            return false;
        }

        free[key.Read(row)] = left.Union(BinSet.Of([codes[row]])).Except(BinSet.Of([code])).Union(exempt);
        codes[row] = code;
        return true;
    }

    private void Take(int row, ulong bits, int leaf, BinSet left, byte[] codes)
    {
        if (!model.Forest.TryDrawAllowed(features, row, bits, leaf, left, out codes[row]))
        {
            codes[row] = NextFree(left, model.Variable.BinCount, bits);
        }

        Leave(row, left, codes[row]);
    }

    private void Leave(int row, BinSet left, byte code) => free[key.Read(row)] = left.Except(BinSet.Of([code])).Union(exempt);

    private bool IsPresent(int row) => block.IsPresent(model.Presence, row);

    private static byte NextFree(BinSet free, int binCount, ulong bits)
    {
        var start = (int)Math.BigMul(bits, (ulong)(binCount - 1), out _);
        for (var i = 0; i < binCount - 1; i++)
        {
            var code = (byte)(1 + ((start + i) % (binCount - 1)));
            if (free.Contains(code))
            {
                return code;
            }
        }

        return (byte)(1 + start);
    }
}
