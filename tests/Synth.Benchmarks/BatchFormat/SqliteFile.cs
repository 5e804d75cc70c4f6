using SQLitePCL;

namespace Synth.Benchmarks.BatchFormat;

/// <summary>A database file by SQLite's own interface, without the costs of ADO.NET, which would hide those of the formats.</summary>
internal sealed class SqliteFile : IDisposable
{
    private readonly sqlite3 database;

    static SqliteFile() => Batteries_V2.Init();

    public SqliteFile(string path)
    {
        Check(raw.sqlite3_open(path, out database));
        Execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
    }

    public void Execute(string sql) => Check(raw.sqlite3_exec(database, sql));

    public sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(database, sql, out var statement));
        return statement;
    }

    /// <summary>Adds the current row of a statement to columns.</summary>
    public static void AppendRow(sqlite3_stmt statement, ValueKind[] kinds, FormatColumn[] columns)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (raw.sqlite3_column_type(statement, i) == raw.SQLITE_NULL)
            {
                columns[i].AppendNull();
                continue;
            }

            switch (kinds[i])
            {
                case ValueKind.Integer or ValueKind.Boolean:
                    columns[i].Append(raw.sqlite3_column_int64(statement, i));
                    break;
                case ValueKind.Real:
                    columns[i].Append(raw.sqlite3_column_double(statement, i));
                    break;
                case ValueKind.Decimal:
                    columns[i].Append(ValueText.ParseDecimal(raw.sqlite3_column_blob(statement, i)));
                    break;
                case ValueKind.Timestamp:
                    columns[i].Append(ValueText.ParseTimestamp(raw.sqlite3_column_blob(statement, i)));
                    break;
                case ValueKind.Text:
                    columns[i].Append(raw.sqlite3_column_blob(statement, i));
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(kinds), kinds[i], "Unknown kind.");
            }
        }
    }

    public void Dispose() => database.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw new InvalidOperationException($"SQLite: {raw.sqlite3_errmsg(database).utf8_to_string()}");
        }
    }
}
