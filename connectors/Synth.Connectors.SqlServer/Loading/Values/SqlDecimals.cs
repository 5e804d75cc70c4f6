using System.Data.SqlTypes;

namespace Synth.Connectors.SqlServer.Loading.Values;

/// <summary>Makes the driver's decimals of 38 digits.</summary>
internal static class SqlDecimals
{
    private const int WordBits = 32;

    /// <summary>The number whose digits are given.</summary>
    /// <param name="value">The digits without the point.</param>
    /// <param name="precision">At least as many as the value has, 1 to 38.</param>
    /// <param name="scale">Digits after the point.</param>
    public static SqlDecimal Create(Int128 value, int precision, int scale)
    {
        var digits = UInt128.CreateTruncating(Int128.Abs(value));
        return new SqlDecimal((byte)Math.Max(precision, scale), (byte)scale, value >= 0, Word(0), Word(1), Word(2), Word(3));

        int Word(int number) => unchecked((int)(uint)(digits >> (number * WordBits)));
    }
}
