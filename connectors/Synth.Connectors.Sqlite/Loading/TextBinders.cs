using System.Buffers.Text;
using SQLitePCL;
using Synth.Connectors.Sqlite.Values;
using Synth.Data;

namespace Synth.Connectors.Sqlite.Loading;

/// <summary>Text.</summary>
internal sealed class TextBinder : ColumnBinder<BytesVector>
{
    // An empty span has no address, which SQLite would take for null.
    protected override int BindValue(sqlite3_stmt statement, int parameter, int row) =>
        Vector[row] is { IsEmpty: false } text
            ? raw.sqlite3_bind_text(statement, parameter, text)
            : raw.sqlite3_bind_text(statement, parameter, "");
}

/// <summary>Bytes.</summary>
internal sealed class BinaryBinder : ColumnBinder<BytesVector>
{
    protected override int BindValue(sqlite3_stmt statement, int parameter, int row) =>
        Vector[row] is { IsEmpty: false } bytes
            ? raw.sqlite3_bind_blob(statement, parameter, bytes)
            : raw.sqlite3_bind_zeroblob(statement, parameter, 0);
}

/// <summary>UUIDs in lower case.</summary>
internal sealed class UuidBinder : ColumnBinder<FixedVector<Guid>>
{
    private readonly byte[] text = new byte[36];

    protected override int BindValue(sqlite3_stmt statement, int parameter, int row)
    {
        Utf8Formatter.TryFormat(Vector.Values[row], text, out var length, 'D');
        return raw.sqlite3_bind_text(statement, parameter, text.AsSpan(0, length));
    }
}

/// <summary>Dates, times and timestamps in the one spelling of their column.</summary>
internal sealed class TemporalBinder(TemporalSpelling spelling) : ColumnBinder<FixedVector<long>>
{
    private readonly byte[] text = new byte[TemporalSpelling.MaxLength];

    protected override int BindValue(sqlite3_stmt statement, int parameter, int row) =>
        raw.sqlite3_bind_text(statement, parameter, text.AsSpan(0, spelling.Write(Vector.Values[row], text)));
}

/// <summary>SQL literals, each in its own storage class.</summary>
internal sealed class LiteralBinder : ColumnBinder<BytesVector>
{
    protected override int BindValue(sqlite3_stmt statement, int parameter, int row)
    {
        var literal = Vector[row];
        return SqlLiteral.TryParseInteger(literal, out var integer) ? raw.sqlite3_bind_int64(statement, parameter, integer)
            : SqlLiteral.TryParseText(literal, out var text) ? raw.sqlite3_bind_text(statement, parameter, text)
            : SqlLiteral.TryParseBlob(literal, out var bytes) ? BindBlob(statement, parameter, bytes)
            : SqlLiteral.TryParseReal(literal, out var real) ? raw.sqlite3_bind_double(statement, parameter, real)
            : raw.sqlite3_bind_text(statement, parameter, literal);
    }

    private static int BindBlob(sqlite3_stmt statement, int parameter, byte[] bytes) =>
        bytes.Length == 0 ? raw.sqlite3_bind_zeroblob(statement, parameter, 0) : raw.sqlite3_bind_blob(statement, parameter, bytes);
}
