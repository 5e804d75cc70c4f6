using System.Globalization;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>A number or date is computed from others of its row, and rounded to the column's decimals, halves away from zero.</summary>
/// <param name="Column">The computed column.</param>
/// <param name="Form">How.</param>
/// <param name="Inputs">
/// The operands; for <see cref="ArithmeticForm.Sum"/> the last <paramref name="Subtracted"/> of them are subtracted.
/// </param>
/// <param name="Subtracted">How many operands are subtracted.</param>
/// <param name="Constant">
/// What <see cref="ArithmeticForm.Shift"/> adds, <see cref="ArithmeticForm.Scale"/> multiplies by, and the ticks of the unit of
/// <see cref="ArithmeticForm.Elapsed"/>.
/// </param>
/// <param name="Decimals">Digits after the point of the result; null for dates and timestamps, which count in ticks.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
/// <param name="Exceptions">See <see cref="Rule"/>.</param>
internal sealed record ArithmeticRule(
    string Column,
    ArithmeticForm Form,
    ValueList<string> Inputs,
    int Subtracted,
    decimal Constant,
    int? Decimals,
    long Support,
    long Exceptions)
    : Rule(Column, Support, Exceptions)
{
    /// <summary>
    /// What counts as the whole in the operand that is a share, the last one: 1, or 100 where it is in percent. A product of three may be
    /// divided by a thousand or a million as well, from one unit to another.
    /// </summary>
    public int Whole { get; init; } = 1;

    /// <summary>The units in which elapsed time is counted, by their names, with their ticks.</summary>
    public static IReadOnlyList<(string Name, long Ticks)> Units { get; } =
    [
        ("days", TimeSpan.TicksPerDay), ("hours", TimeSpan.TicksPerHour), ("minutes", TimeSpan.TicksPerMinute),
        ("seconds", TimeSpan.TicksPerSecond),
    ];

    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Arithmetic;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Operands => Inputs;

    /// <inheritdoc/>
    public override string Formula(RuleNames names) => $"{names.Own(Column)} = {Right()}";

    /// <inheritdoc/>
    public override IEnumerable<Rule> Forms() => Form == ArithmeticForm.Sum && Inputs.Count == 2 && Subtracted == 0
        ?
        [
            this,
            this with { Column = Inputs[1], Inputs = [Column, Inputs[0]], Subtracted = 1 },
            this with { Column = Inputs[0], Inputs = [Column, Inputs[1]], Subtracted = 1 },
        ]
        : [this];

    /// <summary>The result for the operands of a row.</summary>
    /// <exception cref="OverflowException">It is beyond 28 digits.</exception>
    public decimal Compute(ReadOnlySpan<decimal> operands)
    {
        var exact = Form switch
        {
            ArithmeticForm.Shift => operands[0] + Constant,
            ArithmeticForm.Scale => operands[0] * Constant,
            ArithmeticForm.Sum => Add(operands),
            ArithmeticForm.Product => operands[0] * operands[1] / Whole,
            ArithmeticForm.TripleProduct => operands[0] * operands[1] * operands[2] / Whole,
            ArithmeticForm.DiscountedProduct => operands[0] * operands[1] * (Whole - operands[2]) / Whole,
            ArithmeticForm.Increased => operands[0] * (Whole + operands[1]) / Whole,
            ArithmeticForm.Reduced => operands[0] * (Whole - operands[1]) / Whole,
            ArithmeticForm.Contained => operands[1] == -Whole ? 0 : operands[0] * Whole / (Whole + operands[1]),
            ArithmeticForm.Elapsed => (operands[0] - operands[1]) / Constant,
            _ => throw new InvalidOperationException($"A form without a computation: {Form}."),
        };
        return Math.Round(exact, Decimals ?? 0, MidpointRounding.AwayFromZero);
    }

    private decimal Add(ReadOnlySpan<decimal> operands)
    {
        var sum = 0m;
        for (var i = 0; i < operands.Length; i++)
        {
            sum += i < operands.Length - Subtracted ? operands[i] : -operands[i];
        }

        return sum;
    }

    private string Right() => Form switch
    {
        ArithmeticForm.Shift when Constant == 0 => Inputs[0],
        ArithmeticForm.Shift => string.Create(CultureInfo.InvariantCulture, $"{Inputs[0]} {(Constant < 0 ? '-' : '+')} {Distance}"),
        ArithmeticForm.Scale => string.Create(CultureInfo.InvariantCulture, $"{Inputs[0]} * {Constant}"),
        ArithmeticForm.Sum => string.Join(" + ", Inputs.SkipLast(Subtracted))
            + string.Concat(Inputs.TakeLast(Subtracted).Select(input => $" - {input}")),
        ArithmeticForm.Product => $"{Inputs[0]} * {Share}",
        ArithmeticForm.TripleProduct => $"{Inputs[0]} * {Inputs[1]} * {Share}",
        ArithmeticForm.Increased => $"{Inputs[0]} * (1 + {Share})",
        ArithmeticForm.Reduced => $"{Inputs[0]} * (1 - {Share})",
        ArithmeticForm.Contained => $"{Inputs[0]} / (1 + {Share})",
        ArithmeticForm.Elapsed => $"{Units.First(unit => unit.Ticks == Constant).Name} from {Inputs[1]} to {Inputs[0]}",
        _ => $"{Inputs[0]} * {Inputs[1]} * (1 - {Share})",
    };

    private string Share => Whole == 1 ? Inputs[^1] : string.Create(CultureInfo.InvariantCulture, $"{Inputs[^1]} / {Whole}");

    private string Distance => Decimals is null
        ? TimeSpan.FromTicks((long)Math.Abs(Constant)).ToString("c", CultureInfo.InvariantCulture)
        : Math.Abs(Constant).ToString("0.############", CultureInfo.InvariantCulture);
}
