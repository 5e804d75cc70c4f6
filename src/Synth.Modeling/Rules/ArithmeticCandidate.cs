namespace Synth.Modeling;

/// <summary>A way in which a column could be computed from others of its row.</summary>
/// <param name="Form">The form.</param>
/// <param name="Operands">The columns.</param>
/// <param name="Subtracted">How many operands, the last ones, are subtracted in a sum.</param>
/// <param name="Constant">What is added in a shift; the factor of a scale; the ticks of a unit of elapsed time.</param>
internal sealed record ArithmeticCandidate(ArithmeticForm Form, SourceNumbers[] Operands, int Subtracted, decimal Constant)
{
    /// <summary>What counts as the whole in an operand that is a share; see <see cref="ArithmeticRule.Whole"/>.</summary>
    public int Whole { get; init; } = 1;

    /// <summary>The operand that only says a share of another one; null where there is none.</summary>
    public SourceNumbers? Share => Whole > 1 || Form is ArithmeticForm.Increased or ArithmeticForm.Reduced or ArithmeticForm.Contained
        ? Operands[^1]
        : null;

    /// <summary>The result in a row; not a number where an operand is missing.</summary>
    public double Compute(int row) => Compute(row, row);

    /// <summary>The result in a row with the share of another one; see <see cref="Compute(int)"/>.</summary>
    public double Compute(int row, int shareRow)
    {
        var share = Operands[^1].Values[shareRow] / Whole;
        return Form switch
        {
            ArithmeticForm.Shift => Operands[0].Values[row] + (double)Constant,
            ArithmeticForm.Scale => Operands[0].Values[row] * (double)Constant,
            ArithmeticForm.Sum when Operands.Length == 2 => Operands[0].Values[row] + Operands[1].Values[row],
            ArithmeticForm.Sum => Operands[0].Values[row] + Operands[1].Values[row]
                + ((Subtracted == 1 ? -1 : 1) * Operands[2].Values[row]),
            ArithmeticForm.Product => Operands[0].Values[row] * share,
            ArithmeticForm.Increased => Operands[0].Values[row] * (1 + share),
            ArithmeticForm.Reduced => Operands[0].Values[row] * (1 - share),
            ArithmeticForm.Contained => Operands[0].Values[row] / (1 + share),
            ArithmeticForm.Elapsed => (double)((Operands[0].Exact[row] - Operands[1].Exact[row]) / Constant ?? 0),
            _ => Operands[0].Values[row] * Operands[1].Values[row] * (1 - share),
        };
    }
}
