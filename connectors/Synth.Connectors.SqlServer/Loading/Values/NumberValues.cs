using System.Data.SqlTypes;
using System.Globalization;
using Synth.Data;

namespace Synth.Connectors.SqlServer.Loading.Values;

/// <summary>float, which holds only finite numbers.</summary>
internal sealed class DoubleValues : ColumnValues
{
    public override Type FieldType => typeof(double);

    public override bool Fits(ColumnVector vector, int row) => double.IsFinite(((FixedVector<double>)vector).Values[row]);

    public override object Get(ColumnVector vector, int row) => ((FixedVector<double>)vector).Values[row];
}

/// <summary>real, which holds only finite numbers.</summary>
internal sealed class SingleValues : ColumnValues
{
    public override Type FieldType => typeof(float);

    public override bool Fits(ColumnVector vector, int row) => float.IsFinite((float)((FixedVector<double>)vector).Values[row]);

    public override object Get(ColumnVector vector, int row) => (float)((FixedVector<double>)vector).Values[row];
}

/// <summary>decimal of up to 38 digits.</summary>
/// <param name="scale">Digits after the point of the batch's values.</param>
/// <param name="precision">Digits of the target's column.</param>
/// <param name="targetScale">Digits after the point of the target's column.</param>
internal sealed class DecimalColumnValues(int scale, int precision, int targetScale) : ColumnValues
{
    // Digits before the point are the target's, those after it the batch's: the server rounds what it has no place for.
    private readonly int digits = Math.Clamp(precision - targetScale + scale, 1, DecimalValues.MaxDigits);

    public override Type FieldType => typeof(SqlDecimal);

    public override bool Fits(ColumnVector vector, int row)
    {
        var value = ((FixedVector<Int128>)vector).Values[row];
        return DecimalValues.IsNumber(value) && Int128.Abs(value) < DecimalValues.PowerOfTen(digits);
    }

    public override object Get(ColumnVector vector, int row) =>
        SqlDecimals.Create(((FixedVector<Int128>)vector).Values[row], digits, scale);
}

/// <summary>Decimals without a fraction for columns of integers.</summary>
/// <param name="scale">Digits after the point of the batch's values.</param>
internal sealed class WholeDecimalValues(int scale) : ColumnValues
{
    public override Type FieldType => typeof(long);

    public override bool Fits(ColumnVector vector, int row)
    {
        var value = ((FixedVector<Int128>)vector).Values[row];
        var (whole, rest) = DecimalValues.IsNumber(value) ? Int128.DivRem(value, DecimalValues.PowerOfTen(scale)) : (0, 1);
        return rest == 0 && whole >= long.MinValue && whole <= long.MaxValue;
    }

    public override object Get(ColumnVector vector, int row) =>
        (long)(((FixedVector<Int128>)vector).Values[row] / DecimalValues.PowerOfTen(scale));
}

/// <summary>money and smallmoney: four digits after the point.</summary>
/// <param name="scale">Digits after the point of the batch's values.</param>
/// <param name="maximum">The largest amount in ten-thousandths; the smallest is one more below zero.</param>
internal sealed class MoneyValues(int scale, long maximum) : ColumnValues
{
    // Amounts of this many digits after the point still have a place in System.Decimal.
    private const int MaxDecimalScale = 13;

    public override Type FieldType => typeof(decimal);

    public override bool Fits(ColumnVector vector, int row)
    {
        var value = ((FixedVector<Int128>)vector).Values[row];
        return DecimalValues.IsNumber(value) && scale <= MaxDecimalScale
            && Int128.Abs(value) <= maximum * DecimalValues.PowerOfTen(scale) / DecimalValues.PowerOfTen(4);
    }

    public override object Get(ColumnVector vector, int row)
    {
        var value = ((FixedVector<Int128>)vector).Values[row];
        var digits = UInt128.CreateTruncating(Int128.Abs(value));
        return new decimal((int)(uint)digits, (int)(uint)(digits >> 32), (int)(uint)(digits >> 64), value < 0, (byte)scale);
    }
}

/// <summary>Decimals for columns of text, in plain notation.</summary>
/// <param name="scale">Digits after the point.</param>
internal sealed class DecimalTextValues(int scale) : ColumnValues
{
    public override Type FieldType => typeof(string);

    public override bool Fits(ColumnVector vector, int row) => DecimalValues.IsNumber(((FixedVector<Int128>)vector).Values[row]);

    public override object Get(ColumnVector vector, int row)
    {
        var value = ((FixedVector<Int128>)vector).Values[row];
        var digits = Int128.Abs(value).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        var text = scale == 0 ? digits : $"{digits[..^scale]}.{digits[^scale..]}";
        return value < 0 ? $"-{text}" : text;
    }
}
