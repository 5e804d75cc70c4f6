using System.Collections;
using System.Data.Common;

namespace Synth.Connectors.SqlServer.Tests.Reading;

/// <summary>
/// A result as the driver gives one under sequential access: columns may be read once each and only forward, a null only be asked for, and
/// a value only be had in its own type (Microsoft.Data.SqlClient documentation, SqlDataReader and "Large value data, sequential access").
/// </summary>
internal sealed class RecordedResult(Type[] types, params object?[][] rows) : DbDataReader
{
    private int row = -1;
    private int nextOrdinal;

    public override int FieldCount => types.Length;

    public override int Depth => 0;

    public override bool HasRows => rows.Length > 0;

    public override bool IsClosed => false;

    public override int RecordsAffected => -1;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => throw new NotSupportedException();

    public override bool Read()
    {
        nextOrdinal = 0;
        return ++row < rows.Length;
    }

    public override bool NextResult() => false;

    public override bool IsDBNull(int ordinal)
    {
        RequireForward(ordinal);
        return rows[row][ordinal] is null;
    }

    public override object GetValue(int ordinal) => Take<object>(ordinal);

    public override T GetFieldValue<T>(int ordinal) => Take<T>(ordinal);

    public override Type GetFieldType(int ordinal) => types[ordinal];

    public override bool GetBoolean(int ordinal) => Take<bool>(ordinal);

    public override byte GetByte(int ordinal) => Take<byte>(ordinal);

    public override short GetInt16(int ordinal) => Take<short>(ordinal);

    public override int GetInt32(int ordinal) => Take<int>(ordinal);

    public override long GetInt64(int ordinal) => Take<long>(ordinal);

    public override float GetFloat(int ordinal) => Take<float>(ordinal);

    public override double GetDouble(int ordinal) => Take<double>(ordinal);

    public override decimal GetDecimal(int ordinal) => Take<decimal>(ordinal);

    public override DateTime GetDateTime(int ordinal) => Take<DateTime>(ordinal);

    public override Guid GetGuid(int ordinal) => Take<Guid>(ordinal);

    public override string GetString(int ordinal) => Take<string>(ordinal);

    public override string GetDataTypeName(int ordinal) => throw new NotSupportedException();

    public override string GetName(int ordinal) => throw new NotSupportedException();

    public override int GetOrdinal(string name) => throw new NotSupportedException();

    public override int GetValues(object[] values) => throw new NotSupportedException();

    public override char GetChar(int ordinal) => throw new NotSupportedException();

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        throw new NotSupportedException();

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        throw new NotSupportedException();

    public override IEnumerator GetEnumerator() => throw new NotSupportedException();

    private T Take<T>(int ordinal)
    {
        RequireForward(ordinal);
        nextOrdinal = ordinal + 1;
        return rows[row][ordinal] is { } value ? (T)value : throw new InvalidCastException("The value is null.");
    }

    private void RequireForward(int ordinal)
    {
        if (ordinal < nextOrdinal)
        {
            throw new InvalidOperationException("Sequential access does not go back.");
        }
    }
}
