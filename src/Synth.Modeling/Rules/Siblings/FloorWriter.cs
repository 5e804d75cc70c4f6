using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Takes less where more would be taken than is there. Where nothing is there, more came before: the last row that added something adds
/// what is missing, in steps as round as its number.
/// </summary>
internal static class FloorWriter
{
    /// <summary>Writes the column.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="rows">The rows, siblings side by side in their order.</param>
    /// <param name="index">The column.</param>
    /// <param name="type">Its type.</param>
    /// <param name="stream">The column's stream.</param>
    public static void Apply(FloorRule rule, RuleRows rows, int index, ColumnType type, RandomStream stream)
    {
        var read = rows.Numbers(new RuleColumn(0, rule.Column));
        var drawn = Array.ConvertAll([.. Enumerable.Range(0, rows.Count)], row => read(row));
        var values = Array.ConvertAll(drawn, value => value ?? 0);
        var unit = (decimal)Math.Pow(10, -rule.Decimals);
        var (sum, source) = (0m, -1);
        for (var row = 0; row < rows.Count; row++)
        {
            if (row == 0 || rows.ParentOf(row) != rows.ParentOf(row - 1))
            {
                (sum, source) = (0, -1);
            }

            if (rows.ParentOf(row) < 0)
            {
                continue;
            }

            if (sum + values[row] < 0)
            {
                if (sum >= unit)
                {
                    values[row] = -Taken(rule, sum, unit, stream.Uniform(rows.PositionOf(row)));
                }
                else if (source >= 0)
                {
                    var step = RoundnessOf(values[source], unit);
                    var added = Math.Ceiling(-(sum + values[row]) / step) * step;
                    values[source] += added;
                    sum += added;
                }
                else
                {
                    // Nothing came before the first row: it brings what it was to take.
                    values[row] = -values[row];
                }
            }

            sum += values[row];
            source = values[row] > 0 ? row : source;
        }

        var target = rows.Column(index);
        ColumnRewriter.Rewrite(target, (row, _) =>
            drawn[row] is { } value && value != values[row] && CellNumber.TryAppend(target, type, values[row]));
    }

    private static decimal Taken(FloorRule rule, decimal sum, decimal unit, double uniform)
    {
        var share = (decimal)rule.Left[(int)(uniform * rule.Left.Count)];
        return Math.Clamp(Math.Ceiling(sum * (1 - share) / unit) * unit, unit, sum);
    }

    // The largest power of ten of which a number is a multiple.
    private static decimal RoundnessOf(decimal value, decimal unit)
    {
        var step = unit;
        while (step * 10 <= value && value % (step * 10) == 0)
        {
            step *= 10;
        }

        return step;
    }
}
