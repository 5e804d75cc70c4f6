using System.Text;
using Synth.Connectors.PostgreSql.Loading;
using Synth.Connectors.PostgreSql.Loading.Encoders;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Scripts;

/// <summary>
/// The rows of a batch as text. Values are written in the text format of COPY; its escapes are also those of texts with an E in front.
/// </summary>
internal sealed class ScriptRows(Table table, Column[] columns, RecordBatch batch) : IDisposable
{
    private const int RowsPerStatement = 500;

    private static readonly PostgreSqlDialect Dialect = PostgreSqlDialect.Instance;

    private readonly ColumnEncoder[] encoders = [.. columns.Select((column, i) => ColumnEncoders.ForText(column.Type, batch.Layout[i]))];
    private readonly CopyWriter value = new();

    private string Target => $"{Dialect.Table(table.Name)} ({Dialect.Identifiers(columns.Select(column => column.Name))})";

    /// <summary>COPY from the script itself, with the line that ends it.</summary>
    public void WriteCopy(Stream script)
    {
        Write(script, $"COPY {Target} FROM stdin;\n");
        for (var row = 0; row < batch.RowCount; row++)
        {
            for (var i = 0; i < encoders.Length; i++)
            {
                script.Write(i == 0 ? [] : "\t"u8);
                script.Write(Encode(i, row) ? value.Written.Span : "\\N"u8);
            }

            script.WriteByte((byte)'\n');
        }

        Write(script, "\\.\n\n");
    }

    /// <summary>INSERT statements.</summary>
    public void WriteInserts(Stream script)
    {
        for (var row = 0; row < batch.RowCount; row++)
        {
            var isFirst = row % RowsPerStatement == 0;

            // Numbers of columns that are always generated are given, too.
            Write(script, !isFirst ? ",\n" : $"{(row == 0 ? "" : ";\n")}INSERT INTO {Target} OVERRIDING SYSTEM VALUE VALUES\n");
            for (var i = 0; i < encoders.Length; i++)
            {
                Write(script, i == 0 ? "(" : ", ");
                WriteLiteral(script, i, row);
            }

            script.WriteByte((byte)')');
        }

        Write(script, ";\n");
    }

    /// <inheritdoc/>
    public void Dispose() => value.Dispose();

    private void WriteLiteral(Stream script, int column, int row)
    {
        if (!Encode(column, row))
        {
            script.Write("NULL"u8);
            return;
        }

        var text = value.Written.Span;
        script.Write(text.Contains((byte)'\\') ? "E'"u8 : "'"u8);
        for (var quote = text.IndexOf((byte)'\''); quote >= 0; quote = text.IndexOf((byte)'\''))
        {
            script.Write(text[..(quote + 1)]);
            script.WriteByte((byte)'\'');
            text = text[(quote + 1)..];
        }

        script.Write(text);
        script.WriteByte((byte)'\'');
    }

    // False for null.
    private bool Encode(int column, int row)
    {
        value.Clear();
        return !batch.Columns[column].IsNull(row) && (encoders[column].TryEncode(batch.Columns[column], row, value)
            ? true
            : throw LoadErrors.ExplainValue(table, columns[column], batch.Columns[column].Kind == StorageKind.Utf8));
    }

    private static void Write(Stream script, string text) => script.Write(Encoding.UTF8.GetBytes(text));
}
