using System.Text;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.MySql.Loading;

/// <summary>A batch as INSERT statements of about equal size.</summary>
internal sealed class InsertStatements(Table table, Column[] columns, RowEncoder encoder, RecordBatch batch, int statementBytes)
    : IDisposable
{
    private readonly RowBuffer buffer = new();
    private readonly byte[] head = Encoding.UTF8.GetBytes(
        $"INSERT INTO {MySqlDialect.Instance.Table(table.Name)} "
        + $"({MySqlDialect.Instance.Identifiers(columns.Select(column => column.Name))}) VALUES ");

    private int row;

    /// <summary>The next statement; null at the end, or when a value was refused.</summary>
    public string? Next()
    {
        buffer.Truncate(0);
        buffer.Write(head);
        var isFirst = true;
        while (row < batch.RowCount && buffer.Length < statementBytes)
        {
            if (!isFirst)
            {
                buffer.Write((byte)',');
            }

            isFirst = false;
            if (!encoder.TryWriteValues(row++, buffer))
            {
                return null;
            }
        }

        return isFirst ? null : Encoding.UTF8.GetString(buffer.Written);
    }

    public void Dispose() => buffer.Dispose();
}
