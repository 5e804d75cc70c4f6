namespace Synth.Modeling;

/// <summary>What a row says of the rows below it.</summary>
internal enum AggregateFunction
{
    /// <summary>How many there are.</summary>
    Count,

    /// <summary>The sum of a column, or of the product of two.</summary>
    Sum,

    /// <summary>The smallest value of a column.</summary>
    Min,

    /// <summary>The largest value of a column.</summary>
    Max,

    /// <summary>The value of a column in the last row below, in their order by key.</summary>
    Last,
}
