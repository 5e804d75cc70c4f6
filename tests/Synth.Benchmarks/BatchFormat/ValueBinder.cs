using SQLitePCL;

namespace Synth.Benchmarks.BatchFormat;

/// <summary>Hands the values of one column to a parameter of a prepared statement, in the form that SQLite keeps them in.</summary>
internal sealed class ValueBinder(sqlite3_stmt statement, int parameter, ValueKind kind)
{
    private readonly byte[] buffer = new byte[64];

    public void BindNull() => raw.sqlite3_bind_null(statement, parameter);

    public void Bind(ReadOnlySpan<byte> text) => raw.sqlite3_bind_text(statement, parameter, text);

    public void Bind<T>(T value)
        where T : struct
    {
        switch (value)
        {
            case long ticks when kind == ValueKind.Timestamp:
                Bind(ValueText.FormatTimestamp(ticks, buffer));
                break;
            case long number:
                raw.sqlite3_bind_int64(statement, parameter, number);
                break;
            case double real:
                raw.sqlite3_bind_double(statement, parameter, real);
                break;
            case Int128 digits:
                Bind(ValueText.FormatDecimal(digits, buffer));
                break;
            default:
                throw new NotSupportedException();
        }
    }
}
