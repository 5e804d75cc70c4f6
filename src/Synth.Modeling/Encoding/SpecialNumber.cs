namespace Synth.Modeling;

/// <summary>Values of numeric and temporal columns that are no ordinary number.</summary>
internal enum SpecialNumber
{
    None,
    NegativeInfinity,
    PositiveInfinity,
    NaN,
    ZeroDate,

    /// <summary>A date that stands for "for ever"; which one, the encoder of the column says.</summary>
    OpenEnd,
}
