using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Keeps the values of siblings from following each other as they never do (<see cref="StepRule"/>), and has the last one end where the row
/// above says (<see cref="LastRule"/>): as few rows as possible take another value (Viterbi 1967), and what these values limit is drawn
/// again.
/// </summary>
/// <param name="table">The table's model.</param>
/// <param name="stream">The stream that chooses among values.</param>
internal sealed class StepKeeper(TableModel table, RandomStream stream)
{
    private const double Impossible = double.PositiveInfinity;
    private const double LostWitness = 10;

    private readonly StepColumn[] columns = StepColumn.Of(table);
    private readonly RandomStream exceptions = stream.Derive("exception");

    /// <summary>Settles the rows of a block.</summary>
    /// <param name="block">The rows, their variables drawn.</param>
    /// <param name="limitsOf">The codes that go with what else is drawn of a row, by variable; null for all.</param>
    /// <param name="drawAgain">Draws again: which rows, ascending; which of their variables; the number of the attempt, from 1.</param>
    public void Settle(TableBlock block, Func<int, CodeLimits?> limitsOf, Action<IReadOnlyList<int>, int[], int> drawAgain)
    {
        foreach (var (number, column) in columns.Index())
        {
            var changed = Mend(column, block, limitsOf(column.Variable));
            if (changed.Count > 0 && LimitedBy(column.Variable) is { Length: > 0 } redrawn)
            {
                drawAgain(changed, redrawn, number + 1);
            }
        }
    }

    // The rows that took another code.
    private List<int> Mend(StepColumn column, TableBlock block, CodeLimits? limits)
    {
        var codes = block.Codes(column.Variable);
        var above = column.Last is { } last && block.Parent is { } parent
            ? parent.Codes(WitnessChooser.VariableOf(parent.Skeleton.Model, last.Above))
            : null;
        var (counts, _) = SiblingPositions.Of(block.Parents);
        var changed = new List<int>();
        for (var begin = 0; begin < block.Length; begin += counts[begin])
        {
            if (block.Parents[begin] < 0)
            {
                continue;
            }

            // Where nothing leads to the end that is wanted, what may follow what comes first.
            var goal = column.EndOf(above?[block.Parents[begin]] ?? 0, exceptions.Uniform(block.Begin + begin));
            var family = (begin, counts[begin]);
            if (!column.Holds(codes.AsSpan(begin, counts[begin]), goal)
                && (FindPath(column, block, family, goal, limits) ?? FindPath(column, block, family, goal, null)
                    ?? FindPath(column, block, family, 0, limits) ?? FindPath(column, block, family, 0, null)) is { } path)
            {
                changed.AddRange(Enumerable.Range(begin, path.Length).Where(row => codes[row] != path[row - begin]));
                path.CopyTo(codes, begin);
            }
        }

        return changed;
    }

    // The codes of a family that change the fewest rows; null where there are none.
    private byte[]? FindPath(StepColumn column, TableBlock block, (int Begin, int Count) rows, byte goal, CodeLimits? limits)
    {
        var origins = new byte[rows.Count, column.CodeCount];
        var costs = new double[column.CodeCount];
        for (var i = 0; i < rows.Count; i++)
        {
            var next = new double[column.CodeCount];
            for (var code = 1; code < column.CodeCount; code++)
            {
                var from = i == 0 ? 0 : Cheapest(column, costs, code);
                origins[i, code] = (byte)from;
                next[code] = CostOf(column, block, rows.Begin + i, (byte)code, limits)
                    + (i > 0 ? (from == 0 ? Impossible : costs[from]) : column.MayBegin[code] ? 0 : Impossible);
            }

            costs = next;
        }

        var best = goal > 0 ? goal : (byte)Enumerable.Range(1, column.CodeCount - 1).MinBy(code => costs[code]);
        return double.IsPositiveInfinity(costs[best]) ? null : Trace(origins, best);
    }

    private static byte[] Trace(byte[,] origins, byte last)
    {
        var path = new byte[origins.GetLength(0)];
        path[^1] = last;
        for (var i = path.Length - 1; i > 0; i--)
        {
            path[i - 1] = origins[i, path[i]];
        }

        return path;
    }

    // The code before; 0 where none leads there.
    private static int Cheapest(StepColumn column, double[] costs, int code)
    {
        var best = 0;
        for (var before = 1; before < costs.Length; before++)
        {
            best = column.MayFollow[before, code] && costs[before] < (best == 0 ? Impossible : costs[best]) ? before : best;
        }

        return best;
    }

    // Nothing for what was drawn, and none that does not go with the rest of the row; witnesses stay where they can.
    private double CostOf(StepColumn column, TableBlock block, int row, byte code, CodeLimits? limits)
    {
        if (block.Codes(column.Variable)[row] == code)
        {
            return 0;
        }

        return limits?.Allowed(row).Contains(code) == false
            ? Impossible
            : (Array.Exists(column.Witnesses, rule => block.Witnesses[rule][row]) ? LostWitness : 1)
                + (stream.Derive(code).Uniform(block.Begin + row) / 2);
    }

    // All that the variable limits, however far.
    private int[] LimitedBy(int variable)
    {
        var found = new SortedSet<int> { variable };
        var isDecided = table.FindDecided();
        for (var before = 0; before < found.Count;)
        {
            before = found.Count;
            found.UnionWith(table.Exclusions
                .Where(exclusion => found.Contains(exclusion.Feature - table.StructureFeatureCount)
                    || found.Contains((exclusion.When ?? -1) - table.StructureFeatureCount))
                .Select(exclusion => exclusion.Variable)
                .Concat(Enumerable.Range(0, table.Variables.Length).Where(other => found.Contains(table.Variables[other].Presence)))
                .Where(other => other > variable && !isDecided[other])
                .ToArray());
        }

        return [.. found.Where(other => other != variable)];
    }
}
