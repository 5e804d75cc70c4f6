using System.Buffers.Text;
using System.Globalization;
using Synth.Data;

namespace Synth.Connectors.Sqlite.Values;

/// <summary>
/// Decimals between their three forms: digits without the point (<see cref="Int128"/> at a scale), plain text, and the binary
/// floating-point numbers in which SQLite keeps most of them.
/// </summary>
internal static class DecimalText
{
    /// <summary>The most bytes that <see cref="Write"/> needs: digits, sign, point and a leading zero.</summary>
    public const int MaxLength = DecimalValues.MaxDigits + 4;

    /// <summary>Below it every whole number is exact in a double.</summary>
    private const double ExactLimit = 9007199254740992;

    /// <summary>The powers of ten that are exact in a double.</summary>
    private static readonly double[] Powers = [.. Enumerable.Range(0, 23).Select(scale => Math.Pow(10, scale))];

    private static readonly Int128 Limit = DecimalValues.PowerOfTen(DecimalValues.MaxDigits);

    /// <summary>The decimal nearest to a binary number, ties to even. False when it has more than 38 digits or is no number.</summary>
    public static bool TryFromDouble(double number, int scale, out Int128 value)
    {
        var scaled = number * PowerOfTen(scale);
        if (Math.Abs(scaled) < ExactLimit)
        {
            var rounded = Math.Round(scaled, MidpointRounding.ToEven);
            value = (Int128)rounded;
            if (ToDouble(value, scale) == number)
            {
                return true;
            }
        }

        // The shortest text that is this number decides: 0.285 is a tie at two digits although its bits lie below.
        Span<byte> text = stackalloc byte[32];
        value = 0;
        return number.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture)
            && TryParse(text[..length], scale, out value, out _);
    }

    /// <summary>The binary number nearest to a decimal.</summary>
    public static double ToDouble(Int128 value, int scale)
    {
        // Both operands are exact up to here, and so is the rounding of their quotient.
        if (scale < Powers.Length && Int128.Abs(value) < (Int128)ExactLimit)
        {
            return (double)value / Powers[scale];
        }

        Span<byte> text = stackalloc byte[MaxLength];
        var length = Write(value, scale, text);
        return double.Parse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>Reads plain or scientific notation; digits beyond the scale are rounded half to even.</summary>
    /// <param name="text">The number.</param>
    /// <param name="scale">Digits after the point of the result.</param>
    /// <param name="value">The digits without the point.</param>
    /// <param name="isExact">Whether nothing was rounded away.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, int scale, out Int128 value, out bool isExact)
    {
        isExact = true;
        value = 0;
        if (text.SequenceEqual("NaN"u8))
        {
            value = DecimalValues.NaN;
            return true;
        }

        if (!TrySplit(text, out var isNegative, out var digits, out var exponent))
        {
            return false;
        }

        var shift = exponent + scale;
        var kept = digits.Length + Math.Min(shift, 0);
        for (var i = 0; i < kept; i++)
        {
            value = (value * 10) + (digits[i] - '0');
            if (value >= Limit)
            {
                return false;
            }
        }

        if (shift > 0 && value != 0)
        {
            if (shift > DecimalValues.MaxDigits || value >= DecimalValues.PowerOfTen(DecimalValues.MaxDigits - shift))
            {
                return false;
            }

            value *= DecimalValues.PowerOfTen(shift);
        }
        else if (shift < 0)
        {
            var dropped = kept < 0 ? [] : digits[kept..];
            isExact = kept < 0 ? digits.Trim((byte)'0').IsEmpty : dropped.Trim((byte)'0').IsEmpty;
            value += RoundsUp(dropped, value) ? 1 : 0;
        }

        value = isNegative ? -value : value;
        return true;
    }

    /// <summary>Writes plain notation with exactly as many digits after the point as the scale says.</summary>
    /// <returns>The bytes written.</returns>
    public static int Write(Int128 value, int scale, Span<byte> target)
    {
        if (!DecimalValues.IsNumber(value))
        {
            "NaN"u8.CopyTo(target);
            return 3;
        }

        var length = 0;
        if (value < 0)
        {
            target[length++] = (byte)'-';
            value = -value;
        }

        Span<byte> digits = stackalloc byte[MaxLength];
        value.TryFormat(digits, out var count, $"D{scale + 1}", CultureInfo.InvariantCulture);
        digits[..(count - scale)].CopyTo(target[length..]);
        length += count - scale;
        if (scale > 0)
        {
            target[length++] = (byte)'.';
            digits[(count - scale)..count].CopyTo(target[length..]);
            length += scale;
        }

        return length;
    }

    private static double PowerOfTen(int scale) => scale < Powers.Length ? Powers[scale] : Math.Pow(10, scale);

    private static bool RoundsUp(ReadOnlySpan<byte> dropped, Int128 value)
    {
        if (dropped.IsEmpty || dropped[0] != '5')
        {
            return !dropped.IsEmpty && dropped[0] > '5';
        }

        return !dropped[1..].Trim((byte)'0').IsEmpty || Int128.IsOddInteger(value);
    }

    /// <summary>Splits a number into its digits and the power of ten of the last of them.</summary>
    private static bool TrySplit(ReadOnlySpan<byte> text, out bool isNegative, out ReadOnlySpan<byte> digits, out int exponent)
    {
        isNegative = !text.IsEmpty && text[0] == '-';
        exponent = 0;
        digits = [];
        text = isNegative || (!text.IsEmpty && text[0] == '+') ? text[1..] : text;
        if (text.IndexOfAny((byte)'e', (byte)'E') is var mark and >= 0)
        {
            var power = text[(mark + 1)..];
            power = power is [(byte)'+', ..] ? power[1..] : power;
            if (!Utf8Parser.TryParse(power, out exponent, out var used) || used != power.Length || Math.Abs(exponent) > 1000)
            {
                return false;
            }

            text = text[..mark];
        }

        var point = text.IndexOf((byte)'.');
        if (point >= 0)
        {
            var joined = new byte[text.Length - 1];
            text[..point].CopyTo(joined);
            text[(point + 1)..].CopyTo(joined.AsSpan(point));
            exponent -= text.Length - point - 1;
            text = joined;
        }

        digits = text;
        return !digits.IsEmpty && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }
}
