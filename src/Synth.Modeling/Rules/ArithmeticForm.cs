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

    /// <summary>The product of two operands, or the share of the first one that the second one says.</summary>
    Product,

    /// <summary>The product of two operands, less the share that a third one says.</summary>
    DiscountedProduct,

    /// <summary>The product of three operands, divided by what counts as the whole: volumes, taxes on a price times a quantity.</summary>
    TripleProduct,

    /// <summary>The first operand and besides it the share that the second one says: with tax.</summary>
    Increased,

    /// <summary>The first operand less the share that the second one says.</summary>
    Reduced,

    /// <summary>What the first operand is when increased by the share that the second one says: without tax.</summary>
    Contained,

    /// <summary>The time to the first operand from the second one, both dates, in units of a constant number of ticks.</summary>
    Elapsed,
}
