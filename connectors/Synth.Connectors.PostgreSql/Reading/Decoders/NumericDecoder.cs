using System.Buffers.Binary;
using Synth.Connectors.PostgreSql.Wire;
using Synth.Data;

namespace Synth.Connectors.PostgreSql.Reading.Decoders;

/// <summary>numeric of a fixed scale, as its digits without the point.</summary>
/// <param name="scale">Digits after the point, 0 to 38.</param>
internal sealed class NumericDecoder(int scale) : ColumnDecoder
{
    public override bool TryDecode(ReadOnlySpan<byte> wire, ColumnVector target)
    {
        var sign = BinaryPrimitives.ReadUInt16BigEndian(wire[4..]);
        Int128 value;
        if (sign == NumericFormat.NaN)
        {
            value = DecimalValues.NaN;
        }
        else if (sign is NumericFormat.PositiveInfinity or NumericFormat.NegativeInfinity || !TryReadDigits(wire, out value))
        {
            return false;
        }

        ((FixedVector<Int128>)target).Append(sign == NumericFormat.Negative ? -value : value);
        return true;
    }

    // value = Σ digit[i] · 10000^(weight - i) · 10^scale
    private bool TryReadDigits(ReadOnlySpan<byte> wire, out Int128 value)
    {
        value = 0;
        var digitCount = BinaryPrimitives.ReadInt16BigEndian(wire);
        var weight = BinaryPrimitives.ReadInt16BigEndian(wire[2..]);
        for (var i = 0; i < digitCount; i++)
        {
            int digit = BinaryPrimitives.ReadInt16BigEndian(wire[(NumericFormat.HeaderBytes + (2 * i))..]);
            var exponent = ((weight - i) * NumericFormat.DecimalsPerDigit) + scale;
            if (exponent > DecimalValues.MaxDigits)
            {
                return false;
            }

            // Digits below the scale are zeros that fill up the last group of four.
            value += exponent >= 0 ? digit * DecimalValues.PowerOfTen(exponent)
                : exponent > -NumericFormat.DecimalsPerDigit ? digit / DecimalValues.PowerOfTen(-exponent)
                : 0;
        }

        return value >= 0 && value < DecimalValues.PowerOfTen(DecimalValues.MaxDigits);
    }
}
