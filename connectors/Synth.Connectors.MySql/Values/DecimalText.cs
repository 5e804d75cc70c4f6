using System.Globalization;
using Synth.Data;

namespace Synth.Connectors.MySql.Values;

/// <summary>Decimals between their digits without the point and the engine's plain notation. A hot path: no allocation.</summary>
internal static class DecimalText
{
    /// <summary>The most bytes that <see cref="Write"/> needs: digits, sign, point and leading zeros.</summary>
    public const int MaxLength = (2 * DecimalValues.MaxDigits) + 4;

    /// <summary>Reads <c>-12.50</c>. False when it has more digits after the point than the scale, or more than 38 in all.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, int scale, out Int128 value)
    {
        value = 0;
        var isNegative = text is [(byte)'-', ..];
        text = isNegative ? text[1..] : text;
        var point = text.IndexOf((byte)'.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? [] : text[(point + 1)..];
        if (whole.TrimStart((byte)'0').Length + scale > DecimalValues.MaxDigits || fraction.Length > scale
            || !TryAppend(whole, ref value) || !TryAppend(fraction, ref value))
        {
            return false;
        }

        value *= DecimalValues.PowerOfTen(scale - fraction.Length);
        value = isNegative ? -value : value;
        return true;
    }

    /// <summary>Writes plain notation with as many digits after the point as the scale says.</summary>
    /// <returns>The bytes written.</returns>
    public static int Write(Int128 value, int scale, Span<byte> room)
    {
        Span<byte> digits = stackalloc byte[DecimalValues.MaxDigits + 2];
        UInt128.CreateTruncating(Int128.Abs(value)).TryFormat(digits, out var count, default, CultureInfo.InvariantCulture);
        var length = 0;
        if (value < 0)
        {
            room[length++] = (byte)'-';
        }

        var wholeCount = Math.Max(0, count - scale);
        if (wholeCount == 0)
        {
            room[length++] = (byte)'0';
        }

        digits[..wholeCount].CopyTo(room[length..]);
        length += wholeCount;
        if (scale == 0)
        {
            return length;
        }

        room[length++] = (byte)'.';
        room.Slice(length, Math.Max(0, scale - count)).Fill((byte)'0');
        length += Math.Max(0, scale - count);
        digits[wholeCount..count].CopyTo(room[length..]);
        return length + count - wholeCount;
    }

    private static bool TryAppend(ReadOnlySpan<byte> digits, ref Int128 value)
    {
        // Eighteen digits at a time stay in 64 bits, where arithmetic is quick.
        while (!digits.IsEmpty)
        {
            var part = digits[..Math.Min(18, digits.Length)];
            long number = 0;
            foreach (var digit in part)
            {
                if (digit is < (byte)'0' or > (byte)'9')
                {
                    return false;
                }

                number = (number * 10) + (digit - '0');
            }

            value = (value * DecimalValues.PowerOfTen(part.Length)) + number;
            digits = digits[part.Length..];
        }

        return true;
    }
}
