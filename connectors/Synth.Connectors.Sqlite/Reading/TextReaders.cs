using System.Buffers.Text;
using System.Globalization;
using SQLitePCL;
using Synth.Connectors.Sqlite.Values;
using Synth.Data;

namespace Synth.Connectors.Sqlite.Reading;

/// <summary>Text, and numbers where a type without a bound on its digits asks for their text.</summary>
internal sealed class TextReader(bool isUtf16) : ColumnReader<BytesVector>
{
    protected override bool ReadValue(sqlite3_stmt row, int column, int storage)
    {
        if (storage == raw.SQLITE_TEXT)
        {
            Vector.Append(TextEncoding.Utf8Of(row, column, isUtf16));
            return true;
        }

        Vector.Append(storage == raw.SQLITE_INTEGER
            ? raw.sqlite3_column_int64(row, column).ToString(CultureInfo.InvariantCulture)
            : raw.sqlite3_column_double(row, column).ToString("R", CultureInfo.InvariantCulture));
        return storage is raw.SQLITE_INTEGER or raw.SQLITE_FLOAT;
    }
}

/// <summary>Bytes.</summary>
internal sealed class BinaryReader : ColumnReader<BytesVector>
{
    protected override bool ReadValue(sqlite3_stmt row, int column, int storage)
    {
        Vector.Append(raw.sqlite3_column_blob(row, column));
        return storage == raw.SQLITE_BLOB;
    }
}

/// <summary>UUIDs in their usual notation.</summary>
internal sealed class UuidReader(bool isUtf16) : ColumnReader<FixedVector<Guid>>
{
    protected override bool ReadValue(sqlite3_stmt row, int column, int storage)
    {
        var text = storage == raw.SQLITE_TEXT ? TextEncoding.Utf8Of(row, column, isUtf16) : [];
        var isUuid = Utf8Parser.TryParse(text, out Guid value, out var used, 'D') && used == text.Length;
        Vector.Append(value);
        return isUuid;
    }
}

/// <summary>Dates, times and timestamps in the one spelling of their column.</summary>
internal sealed class TemporalReader(TemporalSpelling spelling, bool isUtf16) : ColumnReader<FixedVector<long>>
{
    protected override bool ReadValue(sqlite3_stmt row, int column, int storage)
    {
        long value = 0;
        var isTemporal = storage == raw.SQLITE_TEXT && spelling.TryParse(TextEncoding.Utf8Of(row, column, isUtf16), out value);
        Vector.Append(value);
        return isTemporal;
    }
}

/// <summary>Values of any storage class as SQL literals.</summary>
internal sealed class LiteralReader(bool isUtf16) : ColumnReader<BytesVector>
{
    protected override bool ReadValue(sqlite3_stmt row, int column, int storage)
    {
        Vector.Append(storage switch
        {
            raw.SQLITE_INTEGER => SqlLiteral.FromInteger(raw.sqlite3_column_int64(row, column)),
            raw.SQLITE_FLOAT => SqlLiteral.FromReal(raw.sqlite3_column_double(row, column)),
            raw.SQLITE_TEXT => SqlLiteral.FromText(TextEncoding.Utf8Of(row, column, isUtf16)),
            _ => SqlLiteral.FromBlob(raw.sqlite3_column_blob(row, column)),
        });
        return true;
    }
}
