using SQLitePCL;
using Synth.Connectors.Sqlite.Values;
using Synth.Data;

namespace Synth.Connectors.Sqlite.Loading;

/// <summary>Integers and booleans.</summary>
internal sealed class IntegerBinder : ColumnBinder<FixedVector<long>>
{
    protected override int BindValue(sqlite3_stmt statement, int parameter, int row) =>
        raw.sqlite3_bind_int64(statement, parameter, Vector.Values[row]);
}

/// <summary>Timestamps as numbers since 1970.</summary>
internal sealed class EpochBinder(EpochUnit unit) : ColumnBinder<FixedVector<long>>
{
    protected override int BindValue(sqlite3_stmt statement, int parameter, int row) =>
        raw.sqlite3_bind_int64(statement, parameter, unit.FromTicks(Vector.Values[row]));
}

/// <summary>Binary floating-point numbers; not-a-number as a text because SQLite would make it null.</summary>
internal sealed class FloatBinder : ColumnBinder<FixedVector<double>>
{
    protected override int BindValue(sqlite3_stmt statement, int parameter, int row)
    {
        var value = Vector.Values[row];
        return double.IsNaN(value) ? raw.sqlite3_bind_text(statement, parameter, "NaN"u8)
            : raw.sqlite3_bind_double(statement, parameter, value);
    }
}

/// <summary>
/// Decimals: as text where the column keeps text, else as the integer or binary number that reads back as the same decimal.
/// </summary>
internal sealed class DecimalBinder(int scale, bool keepsText) : ColumnBinder<FixedVector<Int128>>
{
    private readonly Int128 unit = DecimalValues.PowerOfTen(scale);

    protected override int BindValue(sqlite3_stmt statement, int parameter, int row)
    {
        var value = Vector.Values[row];
        if (!keepsText && DecimalValues.IsNumber(value))
        {
            var (whole, rest) = Int128.DivRem(value, unit);
            if (rest == 0 && whole >= long.MinValue && whole <= long.MaxValue)
            {
                return raw.sqlite3_bind_int64(statement, parameter, (long)whole);
            }

            var number = DecimalText.ToDouble(value, scale);
            if (DecimalText.TryFromDouble(number, scale, out var readBack) && readBack == value)
            {
                return raw.sqlite3_bind_double(statement, parameter, number);
            }
        }

        Span<byte> text = stackalloc byte[DecimalText.MaxLength];
        return raw.sqlite3_bind_text(statement, parameter, text[..DecimalText.Write(value, scale, text)]);
    }
}
