namespace Synth.Modeling;

/// <summary>Values of numeric and temporal columns that are no ordinary number.</summary>
internal enum SpecialNumber
{
    None,
    NegativeInfinity,
    PositiveInfinity,
    NaN,
    ZeroDate,
}
