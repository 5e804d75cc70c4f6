namespace Synth.Connectors.PostgreSql.Wire;

/// <summary>
/// The wire form of numeric: number of base-10000 digits, weight of the first one, sign, display scale (16 bits each),
/// then the digits.
/// </summary>
internal static class NumericFormat
{
    public const int HeaderBytes = 8;
    public const int Base = 10_000;
    public const int DecimalsPerDigit = 4;
    public const ushort Negative = 0x4000;
    public const ushort NaN = 0xC000;
    public const ushort PositiveInfinity = 0xD000;
    public const ushort NegativeInfinity = 0xF000;
}
