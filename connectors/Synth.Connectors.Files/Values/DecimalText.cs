using System.Globalization;
using Synth.Data;

namespace Synth.Connectors.Files.Values;

/// <summary>Decimals as digits without the point (<see cref="Int128"/> at a scale) and as text in plain notation.</summary>
internal static class DecimalText
{
    /// <summary>Plain notation with exactly as many digits after the point as the scale says; <c>NaN</c> for not-a-number.</summary>
    public static string Format(Int128 value, int scale)
    {
        if (!DecimalValues.IsNumber(value))
        {
            return "NaN";
        }

        // A negative scale counts zeros before the point.
        var digits = scale < 0
            ? Int128.Abs(value).ToString(CultureInfo.InvariantCulture) + (value == 0 ? "" : new string('0', -scale))
            : Int128.Abs(value).ToString($"D{scale + 1}", CultureInfo.InvariantCulture);
        var text = scale <= 0 ? digits : $"{digits[..^scale]}.{digits[^scale..]}";
        return value < 0 ? $"-{text}" : text;
    }

    /// <summary>Reads plain notation. False where it is none, or has more digits than the scale and 38 digits hold.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, int scale, out Int128 value)
    {
        value = DecimalValues.NaN;
        if (text.SequenceEqual("NaN"u8))
        {
            return true;
        }

        var isNegative = text is [(byte)'-', ..];
        var digits = isNegative || text is [(byte)'+', ..] ? text[1..] : text;
        var point = digits.IndexOf((byte)'.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? default : digits[(point + 1)..].TrimEnd((byte)'0');
        value = 0;
        if (whole.Length + fraction.Length == 0 || fraction.Length > Math.Max(scale, 0)
            || !TryAppend(whole, ref value) || !TryAppend(fraction, ref value))
        {
            return false;
        }

        return TryShift(ref value, scale - fraction.Length) && Sign(isNegative, ref value);
    }

    private static bool TryAppend(ReadOnlySpan<byte> digits, ref Int128 value)
    {
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit) || value >= DecimalValues.PowerOfTen(DecimalValues.MaxDigits - 1))
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
        }

        return true;
    }

    private static bool TryShift(ref Int128 value, int places)
    {
        if (value == 0 || places == 0)
        {
            return true;
        }

        if (places < 0)
        {
            var (quotient, rest) = Int128.DivRem(value, DecimalValues.PowerOfTen(-places));
            value = quotient;
            return rest == 0;
        }

        if (places > DecimalValues.MaxDigits || value >= DecimalValues.PowerOfTen(DecimalValues.MaxDigits - places))
        {
            return false;
        }

        value *= DecimalValues.PowerOfTen(places);
        return true;
    }

    private static bool Sign(bool isNegative, ref Int128 value)
    {
        value = isNegative ? -value : value;
        return true;
    }
}
