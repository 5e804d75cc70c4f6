using System.Globalization;
using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>Text format: decimals in plain notation.</summary>
/// <param name="scale">Digits after the point in the batch.</param>
internal sealed class DecimalTextEncoder(int scale) : ColumnEncoder
{
    private const int MaxBytes = 64;

    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        var value = ((FixedVector<Int128>)source).Values[row];
        if (!DecimalValues.IsNumber(value))
        {
            writer.Write("NaN"u8);
            return true;
        }

        Span<byte> digits = stackalloc byte[MaxBytes];
        Int128.Abs(value).TryFormat(digits, out var length, $"D{scale + 1}", CultureInfo.InvariantCulture);
        writer.Write(value < 0 ? "-"u8 : []);
        writer.Write(digits[..(length - scale)]);
        writer.Write(scale > 0 ? "."u8 : []);
        writer.Write(digits[(length - scale)..length]);
        return true;
    }
}
