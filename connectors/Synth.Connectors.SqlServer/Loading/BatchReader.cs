using System.Collections;
using System.Data.Common;
using System.Text;
using Synth.Connectors.SqlServer.Loading.Values;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Loading;

/// <summary>
/// The rows of a batch as <c>SqlBulkCopy</c> wants them: forward only, each value in the type that the driver sends for the target's
/// column. The batch is left to the caller.
/// </summary>
internal sealed class BatchReader : DbDataReader
{
    private readonly RecordBatch batch;
    private readonly ColumnValues[] values;
    private int row = -1;
    private bool isClosed;

    /// <summary>Chooses the types, and looks at every value, so that nothing is sent of a batch that the columns cannot take.</summary>
    /// <exception cref="LoadException">A value has no place in its column.</exception>
    public BatchReader(Table table, IReadOnlyList<Column> columns, RecordBatch batch)
    {
        this.batch = batch;
        values = [.. columns.Select((column, i) => ColumnValueChoice.For(column, batch.Layout[i]))];
        for (var i = 0; i < values.Length; i++)
        {
            RequireFit(table, columns[i], i);
        }
    }

    public override int FieldCount => values.Length;

    public override int Depth => 0;

    public override bool HasRows => batch.RowCount > 0;

    public override bool IsClosed => isClosed;

    public override int RecordsAffected => -1;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read() => ++row < batch.RowCount;

    public override bool NextResult() => false;

    public override void Close() => isClosed = true;

    public override bool IsDBNull(int ordinal) => batch.Columns[ordinal].IsNull(row);

    public override object GetValue(int ordinal) => IsDBNull(ordinal) ? DBNull.Value : values[ordinal].Get(batch.Columns[ordinal], row);

    public override Type GetFieldType(int ordinal) => values[ordinal].FieldType;

    public override string GetDataTypeName(int ordinal) => values[ordinal].FieldType.Name;

    public override string GetName(int ordinal) => batch.Layout[ordinal].Name;

    public override int GetOrdinal(string name) =>
        batch.Layout.Index().Where(column => column.Item.Name == name).Select(column => (int?)column.Index).FirstOrDefault()
        ?? throw new ArgumentException($"The batch has no column {name}.", nameof(name));

    public override int GetValues(object[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++)
        {
            values[i] = GetValue(i);
        }

        return count;
    }

    // The driver asks for these where it streams long values.
    public override Stream GetStream(int ordinal) => new MemoryStream((byte[])GetValue(ordinal), writable: false);

    public override TextReader GetTextReader(int ordinal) =>
        batch.Columns[ordinal] is BytesVector { Kind: StorageKind.Utf8 } texts && values[ordinal] is StringValues
            ? new StreamReader(new MemoryStream(texts[row].ToArray(), writable: false),
                new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false)
            : new StringReader((string)GetValue(ordinal));

    public override bool GetBoolean(int ordinal) => (bool)GetValue(ordinal);

    public override byte GetByte(int ordinal) => (byte)GetValue(ordinal);

    public override char GetChar(int ordinal) => ((string)GetValue(ordinal))[0];

    public override DateTime GetDateTime(int ordinal) => (DateTime)GetValue(ordinal);

    public override decimal GetDecimal(int ordinal) => (decimal)GetValue(ordinal);

    public override double GetDouble(int ordinal) => (double)GetValue(ordinal);

    public override float GetFloat(int ordinal) => (float)GetValue(ordinal);

    public override Guid GetGuid(int ordinal) => (Guid)GetValue(ordinal);

    public override short GetInt16(int ordinal) => (short)GetValue(ordinal);

    public override int GetInt32(int ordinal) => (int)GetValue(ordinal);

    public override long GetInt64(int ordinal) => (long)GetValue(ordinal);

    public override string GetString(int ordinal) => (string)GetValue(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        Copy((byte[])GetValue(ordinal), dataOffset, buffer, bufferOffset, length);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        Copy(((string)GetValue(ordinal)).ToCharArray(), dataOffset, buffer, bufferOffset, length);

    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    private static long Copy<T>(T[] value, long offset, T[]? buffer, int bufferOffset, int length)
    {
        if (buffer is null)
        {
            return value.Length;
        }

        var count = (int)Math.Max(0, Math.Min(length, value.Length - offset));
        Array.Copy(value, offset, buffer, bufferOffset, count);
        return count;
    }

    private void RequireFit(Table table, Column column, int ordinal)
    {
        var vector = batch.Columns[ordinal];
        for (var i = 0; i < vector.Count; i++)
        {
            if (!vector.IsNull(i) && !values[ordinal].Fits(vector, i))
            {
                throw LoadErrors.ExplainValue(table, column, vector.Kind);
            }
        }
    }
}
