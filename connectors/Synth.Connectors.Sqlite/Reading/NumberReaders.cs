using SQLitePCL;
using Synth.Connectors.Sqlite.Values;
using Synth.Data;

namespace Synth.Connectors.Sqlite.Reading;

/// <summary>Integers and booleans.</summary>
internal sealed class IntegerReader : ColumnReader<FixedVector<long>>
{
    protected override bool ReadValue(sqlite3_stmt row, int column, int storage)
    {
        Vector.Append(raw.sqlite3_column_int64(row, column));
        return storage == raw.SQLITE_INTEGER;
    }
}

/// <summary>Timestamps as numbers since 1970.</summary>
internal sealed class EpochReader(EpochUnit unit) : ColumnReader<FixedVector<long>>
{
    protected override bool ReadValue(sqlite3_stmt row, int column, int storage)
    {
        Vector.Append(unit.ToTicks(raw.sqlite3_column_int64(row, column)));
        return storage == raw.SQLITE_INTEGER;
    }
}

/// <summary>Binary floating-point numbers; not-a-number is kept as a text because SQLite turns it into null.</summary>
internal sealed class FloatReader(bool isUtf16) : ColumnReader<FixedVector<double>>
{
    protected override bool ReadValue(sqlite3_stmt row, int column, int storage)
    {
        var isNaN = storage == raw.SQLITE_TEXT && TextEncoding.Utf8Of(row, column, isUtf16).SequenceEqual("NaN"u8);
        Vector.Append(isNaN ? double.NaN : raw.sqlite3_column_double(row, column));
        return isNaN || storage is raw.SQLITE_FLOAT or raw.SQLITE_INTEGER;
    }
}

/// <summary>Decimals, of which SQLite keeps some as integers, some as binary numbers, some as text.</summary>
internal sealed class DecimalReader(int scale, bool isUtf16) : ColumnReader<FixedVector<Int128>>
{
    private readonly Int128 unit = DecimalValues.PowerOfTen(scale);

    protected override bool ReadValue(sqlite3_stmt row, int column, int storage)
    {
        Int128 value = 0;
        var isDecimal = storage switch
        {
            raw.SQLITE_INTEGER => TryScale(raw.sqlite3_column_int64(row, column), out value),
            raw.SQLITE_FLOAT => DecimalText.TryFromDouble(raw.sqlite3_column_double(row, column), scale, out value),
            raw.SQLITE_TEXT => DecimalText.TryParse(TextEncoding.Utf8Of(row, column, isUtf16), scale, out value, out _),
            _ => false,
        };
        Vector.Append(value);
        return isDecimal;
    }

    private bool TryScale(long number, out Int128 value)
    {
        var fits = Int128.Abs(number) <= (DecimalValues.PowerOfTen(DecimalValues.MaxDigits) - 1) / unit;
        value = fits ? number * unit : 0;
        return fits;
    }
}
