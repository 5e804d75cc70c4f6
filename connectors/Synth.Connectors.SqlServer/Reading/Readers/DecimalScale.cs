using Synth.Data;

namespace Synth.Connectors.SqlServer.Reading.Readers;

/// <summary>Moves the point of decimals.</summary>
internal static class DecimalScale
{
    /// <summary>The digits that mean the same at another scale.</summary>
    /// <param name="digits">Not negative.</param>
    /// <param name="from">Digits after the point now.</param>
    /// <param name="to">Digits after the point then.</param>
    /// <param name="result">The digits at the scale <paramref name="to"/>.</param>
    /// <returns>False where digits would be lost, or more than 38 were needed.</returns>
    public static bool TryChange(Int128 digits, int from, int to, out Int128 result)
    {
        result = digits;
        if (to < from)
        {
            (result, var rest) = Int128.DivRem(digits, DecimalValues.PowerOfTen(from - to));
            return rest == 0;
        }

        if (to > from)
        {
            var factor = DecimalValues.PowerOfTen(to - from);
            if (digits > (DecimalValues.PowerOfTen(DecimalValues.MaxDigits) - 1) / factor)
            {
                return false;
            }

            result = digits * factor;
        }

        return true;
    }
}
