using Synth.Data;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>Draws a variable of which no code may come twice in a group of rows.</summary>
internal static class DistinctDraw
{
    /// <summary>Rows draw, in turn, from what the earlier ones of their group left.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="group">Which rows meet.</param>
    /// <param name="features">The features. Shape [features][rows].</param>
    /// <param name="block">The rows.</param>
    /// <param name="bits">Random bits. Shape [rows].</param>
    /// <param name="turns">The rows in the order in which they draw.</param>
    /// <param name="codes">Receives the codes. Shape [rows].</param>
    public static void Draw(
        VariableModel variable, DistinctGroup group, byte[][] features, TableBlock block, ulong[] bits, int[] turns, byte[] codes)
    {
        var free = new Dictionary<long, BinSet>();
        var key = new GroupKey(group, block);
        foreach (var row in turns)
        {
            if (!block.IsPresent(variable.Presence, row))
            {
                continue;
            }

            var rows = key.Read(row);
            var left = free.GetValueOrDefault(rows, BinSet.All);
            if (!variable.Forest.TryDrawAllowed(features, row, bits[row], left, out codes[row]))
            {
                codes[row] = NextFree(left, variable.Variable.BinCount, bits[row]);
            }

            free[rows] = left.Except(BinSet.Of([codes[row]]));
        }
    }

    /// <summary>The rows of a group are numbered in the order of what they drew, ties by chance.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="group">Which rows meet.</param>
    /// <param name="block">The rows.</param>
    /// <param name="bits">Random bits. Shape [rows].</param>
    /// <param name="codes">What was drawn; receives the numbers. Shape [rows].</param>
    public static void Number(VariableModel variable, DistinctGroup group, TableBlock block, ulong[] bits, byte[] codes)
    {
        var key = new GroupKey(group, block);
        var drawn = codes.ToArray();
        var most = (byte)(variable.Variable.BinCount - 1);
        foreach (var rows in Enumerable.Range(0, codes.Length).Where(row => block.IsPresent(variable.Presence, row)).GroupBy(key.Read))
        {
            var next = 0;
            foreach (var row in rows.OrderBy(row => drawn[row]).ThenBy(row => RandomStream.Mix(bits[row])))
            {
                codes[row] = (byte)Math.Min(++next, most);
            }
        }
    }

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
