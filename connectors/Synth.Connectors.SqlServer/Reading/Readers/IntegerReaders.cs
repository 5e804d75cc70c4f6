using System.Data.Common;
using Synth.Data;

namespace Synth.Connectors.SqlServer.Reading.Readers;

/// <summary>bit.</summary>
internal sealed class BooleanReader : ColumnReader
{
    public override bool TryRead(DbDataReader reader, int ordinal, ColumnVector target)
    {
        ((FixedVector<long>)target).Append(reader.GetBoolean(ordinal) ? 1 : 0);
        return true;
    }
}

/// <summary>tinyint.</summary>
internal sealed class ByteReader : ColumnReader
{
    public override bool TryRead(DbDataReader reader, int ordinal, ColumnVector target)
    {
        ((FixedVector<long>)target).Append(reader.GetByte(ordinal));
        return true;
    }
}

/// <summary>smallint.</summary>
internal sealed class Int16Reader : ColumnReader
{
    public override bool TryRead(DbDataReader reader, int ordinal, ColumnVector target)
    {
        ((FixedVector<long>)target).Append(reader.GetInt16(ordinal));
        return true;
    }
}

/// <summary>int.</summary>
internal sealed class Int32Reader : ColumnReader
{
    public override bool TryRead(DbDataReader reader, int ordinal, ColumnVector target)
    {
        ((FixedVector<long>)target).Append(reader.GetInt32(ordinal));
        return true;
    }
}

/// <summary>bigint.</summary>
internal sealed class Int64Reader : ColumnReader
{
    public override bool TryRead(DbDataReader reader, int ordinal, ColumnVector target)
    {
        ((FixedVector<long>)target).Append(reader.GetInt64(ordinal));
        return true;
    }
}
