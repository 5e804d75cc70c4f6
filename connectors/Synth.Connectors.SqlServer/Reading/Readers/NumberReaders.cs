using System.Data.Common;
using System.Data.SqlTypes;
using System.Globalization;
using Synth.Data;

namespace Synth.Connectors.SqlServer.Reading.Readers;

/// <summary>real.</summary>
internal sealed class SingleReader : ColumnReader
{
    public override bool TryRead(DbDataReader reader, int ordinal, ColumnVector target)
    {
        ((FixedVector<double>)target).Append(reader.GetFloat(ordinal));
        return true;
    }
}

/// <summary>float.</summary>
internal sealed class DoubleReader : ColumnReader
{
    public override bool TryRead(DbDataReader reader, int ordinal, ColumnVector target)
    {
        ((FixedVector<double>)target).Append(reader.GetDouble(ordinal));
        return true;
    }
}

/// <summary>decimal and money of at most 28 digits, which the driver's usual type holds.</summary>
/// <param name="scale">Digits after the point of the column.</param>
internal sealed class DecimalReader(int scale) : ColumnReader
{
    public override bool TryRead(DbDataReader reader, int ordinal, ColumnVector target)
    {
        var value = reader.GetDecimal(ordinal);
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var digits = ((Int128)(uint)parts[2] << 64) | ((Int128)(uint)parts[1] << 32) | (uint)parts[0];
        if (!DecimalScale.TryChange(digits, value.Scale, scale, out var scaled))
        {
            return false;
        }

        ((FixedVector<Int128>)target).Append(value < 0 ? -scaled : scaled);
        return true;
    }
}

/// <summary>decimal of up to 38 digits.</summary>
/// <param name="scale">Digits after the point of the column.</param>
internal sealed class WideDecimalReader(int scale) : ColumnReader
{
    public override bool TryRead(DbDataReader reader, int ordinal, ColumnVector target)
    {
        var value = reader.GetFieldValue<SqlDecimal>(ordinal);
        Span<uint> words = stackalloc uint[4];
        value.WriteTdsValue(words);
        var digits = ((Int128)words[3] << 96) | ((Int128)words[2] << 64) | ((Int128)words[1] << 32) | words[0];
        if (!DecimalScale.TryChange(digits, value.Scale, scale, out var scaled))
        {
            return false;
        }

        ((FixedVector<Int128>)target).Append(value.IsPositive ? scaled : -scaled);
        return true;
    }
}

/// <summary>Integers that are stored as decimals of scale 0.</summary>
internal sealed class IntegerDecimalReader : ColumnReader
{
    public override bool TryRead(DbDataReader reader, int ordinal, ColumnVector target)
    {
        ((FixedVector<Int128>)target).Append(Convert.ToInt64(reader.GetValue(ordinal), CultureInfo.InvariantCulture));
        return true;
    }
}
