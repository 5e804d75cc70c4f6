using System.Data.Common;
using Synth.Data;

namespace Synth.Connectors.SqlServer.Reading.Readers;

/// <summary>Texts, and the text form of what has no other.</summary>
internal sealed class PlainTextReader : ColumnReader
{
    public override bool TryRead(DbDataReader reader, int ordinal, ColumnVector target)
    {
        ((BytesVector)target).Append(reader.GetString(ordinal).AsSpan());
        return true;
    }
}

/// <summary>char(n) and nchar(n): the blanks that the server pads with are no part of the value.</summary>
internal sealed class FixedTextReader : ColumnReader
{
    public override bool TryRead(DbDataReader reader, int ordinal, ColumnVector target)
    {
        ((BytesVector)target).Append(reader.GetString(ordinal).AsSpan().TrimEnd(' '));
        return true;
    }
}

/// <summary>binary and varbinary.</summary>
internal sealed class BytesReader : ColumnReader
{
    public override bool TryRead(DbDataReader reader, int ordinal, ColumnVector target)
    {
        ((BytesVector)target).Append(reader.GetFieldValue<byte[]>(ordinal).AsSpan());
        return true;
    }
}

/// <summary>uniqueidentifier.</summary>
internal sealed class GuidReader : ColumnReader
{
    public override bool TryRead(DbDataReader reader, int ordinal, ColumnVector target)
    {
        ((FixedVector<Guid>)target).Append(reader.GetGuid(ordinal));
        return true;
    }
}
