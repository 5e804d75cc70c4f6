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
    public double Compute(int row, int shareRow) => Form switch
    {
        ArithmeticForm.Shift => Operands[0].Values[row] + (double)Constant,
        ArithmeticForm.Scale => Operands[0].Values[row] * (double)Constant,
        ArithmeticForm.Elapsed => (double)((Operands[0].Exact[row] - Operands[1].Exact[row]) / Constant ?? 0),
        _ => Compute(
            Form,
            Operands[0].Values[row],
            Operands.Length == 2 ? 0 : Operands[1].Values[row],
            Operands[^1].Values[shareRow] / Whole,
            Subtracted),
    };

    /// <summary>The result of a form of two or three operands; the second one is 0 where there are two.</summary>
    public static double Compute(ArithmeticForm form, double first, double second, double last, int subtracted) => form switch
    {
        ArithmeticForm.Sum => first + second + (subtracted == 1 ? -last : last),
        ArithmeticForm.Product => first * last,
        ArithmeticForm.Increased => first * (1 + last),
        ArithmeticForm.Reduced => first * (1 - last),
        ArithmeticForm.Contained => first / (1 + last),
        ArithmeticForm.TripleProduct => first * second * last,
        _ => first * second * (1 - last),
    };
}
