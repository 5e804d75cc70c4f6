using Microsoft.Data.Sqlite;
using SQLitePCL;
using Synth.Connectors.Sqlite.Values;

namespace Synth.Connectors.Sqlite.Catalog.Typing;

/// <summary>Passes over a table once and profiles all its columns.</summary>
internal static class ColumnProfiler
{
    public static IEnumerable<(string Column, ColumnProfile Profile)> Profile(SqliteConnection connection,
        string table, IEnumerable<ColumnRow> columns)
    {
        var names = columns.Where(column => !column.IsHidden).ToArray();
        var profiles = Array.ConvertAll(names, column => new ColumnProfile(DeclaredType.Parse(column.DeclaredType)));
        var list = SqliteDialect.Instance.Identifiers(names.Select(column => column.Name));
        using var statement = new RawStatement(connection, $"SELECT {list} FROM {SqliteDialect.Instance.Identifier(table)}");
        var isUtf16 = TextEncoding.IsUtf16(connection);
        while (statement.Step())
        {
            for (var i = 0; i < profiles.Length; i++)
            {
                Observe(profiles[i], statement.Handle, i, isUtf16);
            }
        }

        return names.Select((column, i) => (column.Name, profiles[i]));
    }

    private static void Observe(ColumnProfile profile, sqlite3_stmt row, int column, bool isUtf16)
    {
        switch (raw.sqlite3_column_type(row, column))
        {
            case raw.SQLITE_INTEGER:
                profile.ObserveInteger(raw.sqlite3_column_int64(row, column));
                break;
            case raw.SQLITE_FLOAT:
                profile.ObserveReal(raw.sqlite3_column_double(row, column));
                break;
            case raw.SQLITE_TEXT:
                profile.ObserveText(TextEncoding.Utf8Of(row, column, isUtf16));
                break;
            case raw.SQLITE_BLOB:
                profile.ObserveBlob();
                break;
            default:
                profile.ObserveNull();
                break;
        }
    }
}
