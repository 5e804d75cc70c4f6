namespace Synth.Modeling;

/// <summary>How a number is computed from others of its row.</summary>
internal enum ArithmeticForm
{
    /// <summary>The operand plus a constant; for dates and timestamps the constant is in ticks.</summary>
    Shift,

    /// <summary>The operand times a constant.</summary>
    Scale,

    /// <summary>The sum of the operands, some of them subtracted.</summary>
    Sum,

    /// <summary>The product of two operands.</summary>
    Product,

    /// <summary>The product of two operands, less the share that a third one says.</summary>
    DiscountedProduct,

    /// <summary>The time to the first operand from the second one, both dates, in units of a constant number of ticks.</summary>
    Elapsed,
}
