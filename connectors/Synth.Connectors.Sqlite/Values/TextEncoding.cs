using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Synth.Connectors.Sqlite.Values;

/// <summary>Texts as UTF-8 whatever the encoding of the database.</summary>
internal static class TextEncoding
{
    public static bool IsUtf16(SqliteConnection connection)
    {
        using var statement = new RawStatement(connection, "PRAGMA encoding");
        return statement.Step() && raw.sqlite3_column_text(statement.Handle, 0).utf8_to_string() != "UTF-8";
    }

    /// <summary>The bytes of a text, valid until the next step. A zero byte in it does not end it.</summary>
    public static ReadOnlySpan<byte> Utf8Of(sqlite3_stmt row, int column, bool isUtf16)
    {
        if (isUtf16)
        {
            // Makes SQLite turn the value into UTF-8 in place; the blob call alone gives the bytes as stored.
            raw.sqlite3_column_text(row, column);
        }

        return raw.sqlite3_column_blob(row, column);
    }
}
