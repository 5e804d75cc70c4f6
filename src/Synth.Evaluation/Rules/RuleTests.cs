namespace Synth.Evaluation;

/// <summary>What rules ask of the values of rows. Rows with a missing operand are not spoken of.</summary>
internal static class RuleTests
{
    /// <summary>The first is not above the second.</summary>
    public static RuleTally AtMost(double[][] operands) => Count(operands, static values => values[0] <= values[1]);

    /// <summary>The first is not below the second.</summary>
    public static RuleTally AtLeast(double[][] operands) => Count(operands, static values => values[0] >= values[1]);

    /// <summary>Both are the same.</summary>
    public static RuleTally Same(double[][] operands) => Count(operands, static values => values[0] == values[1]);

    /// <summary>The first is computed from the others, to its own decimals.</summary>
    public static Func<double[][], RuleTally> Computed(Func<double[], double> compute, int decimals)
    {
        var tolerance = 0.5001 * Math.Pow(10, -decimals);
        return operands => Count(operands, values => Math.Abs(values[0] - compute(values)) <= tolerance + (1e-9 * Math.Abs(values[0])));
    }

    /// <summary>
    /// The first decides the second: of rows whose first value repeats, those with the second value that most rows of that first value
    /// have.
    /// </summary>
    public static RuleTally Decides(double[][] operands)
    {
        var pairs = new Dictionary<(double, double), int>();
        var sizes = new Dictionary<double, int>();
        for (var row = 0; row < operands[0].Length; row++)
        {
            var (first, second) = (operands[0][row], operands[1][row]);
            if (!double.IsNaN(first) && !double.IsNaN(second))
            {
                pairs[(first, second)] = pairs.GetValueOrDefault((first, second)) + 1;
                sizes[first] = sizes.GetValueOrDefault(first) + 1;
            }
        }

        var most = new Dictionary<double, int>();
        foreach (var ((first, _), count) in pairs)
        {
            most[first] = Math.Max(most.GetValueOrDefault(first), count);
        }

        var repeated = sizes.Where(entry => entry.Value > 1).Select(entry => entry.Key).ToArray();
        return new RuleTally(repeated.Sum(value => most[value]), repeated.Sum(value => sizes[value]));
    }

    /// <summary>The digits after the point that a column's values have, at most 6.</summary>
    public static int DecimalsOf(IEnumerable<double> values)
    {
        var present = values.Where(value => !double.IsNaN(value)).Take(2000).ToArray();
        var scale = 1e-9 * present.Select(Math.Abs).Append(1).Max();
        return Enumerable.Range(0, 6)
            .FirstOrDefault(digits => present.All(value => Math.Abs(value - Math.Round(value, digits)) <= scale), 6);
    }

    private static RuleTally Count(double[][] operands, Func<double[], bool> keeps)
    {
        var (kept, rows) = (0, 0);
        var values = new double[operands.Length];
        for (var row = 0; row < operands[0].Length; row++)
        {
            var isWhole = true;
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = operands[i][row];
                isWhole &= !double.IsNaN(values[i]);
            }

            if (isWhole)
            {
                rows++;
                kept += keeps(values) ? 1 : 0;
            }
        }

        return new RuleTally(kept, rows);
    }
}
