using System.Data.SqlTypes;
using System.Globalization;
using Synth.Data;

namespace Synth.Connectors.SqlServer.Loading.Values;

/// <summary>bit.</summary>
internal sealed class BooleanValues : ColumnValues
{
    public override Type FieldType => typeof(bool);

    public override object Get(ColumnVector vector, int row) => ((FixedVector<long>)vector).Values[row] != 0;
}

/// <summary>tinyint, smallint, int and bigint.</summary>
/// <param name="bits">8 (from 0 to 255), 16, 32 or 64.</param>
internal sealed class IntegerValues(int bits) : ColumnValues
{
    private readonly long minimum = bits == 8 ? 0 : long.MinValue >> (64 - bits);
    private readonly long maximum = bits == 8 ? byte.MaxValue : long.MaxValue >> (64 - bits);

    public override Type FieldType => bits switch { 8 => typeof(byte), 16 => typeof(short), 32 => typeof(int), _ => typeof(long) };

    public override bool Fits(ColumnVector vector, int row)
    {
        var value = ((FixedVector<long>)vector).Values[row];
        return value >= minimum && value <= maximum;
    }

    public override object Get(ColumnVector vector, int row)
    {
        var value = ((FixedVector<long>)vector).Values[row];
        return bits switch { 8 => (object)(byte)value, 16 => (short)value, 32 => (int)value, _ => value };
    }
}

/// <summary>Integers for columns of decimals.</summary>
/// <param name="wholeDigits">Digits before the point of the target's column.</param>
internal sealed class IntegerDecimalValues(int wholeDigits) : ColumnValues
{
    private readonly int digits = Math.Max(1, wholeDigits);

    public override Type FieldType => typeof(SqlDecimal);

    public override bool Fits(ColumnVector vector, int row) =>
        Int128.Abs(((FixedVector<long>)vector).Values[row]) < DecimalValues.PowerOfTen(digits);

    public override object Get(ColumnVector vector, int row) =>
        SqlDecimals.Create(((FixedVector<long>)vector).Values[row], digits, scale: 0);
}

/// <summary>Integers for columns of floating-point numbers.</summary>
internal sealed class IntegerDoubleValues : ColumnValues
{
    public override Type FieldType => typeof(double);

    public override object Get(ColumnVector vector, int row) => (double)((FixedVector<long>)vector).Values[row];
}

/// <summary>Integers for columns of text.</summary>
internal sealed class IntegerTextValues : ColumnValues
{
    public override Type FieldType => typeof(string);

    public override object Get(ColumnVector vector, int row) =>
        ((FixedVector<long>)vector).Values[row].ToString(CultureInfo.InvariantCulture);
}
