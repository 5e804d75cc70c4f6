using System.Data.Common;
using Synth.Data;

namespace Synth.Connectors.SqlServer.Reading.Readers;

/// <summary>date: days since 0001-01-01.</summary>
internal sealed class DateReader : ColumnReader
{
    public override bool TryRead(DbDataReader reader, int ordinal, ColumnVector target)
    {
        ((FixedVector<long>)target).Append(reader.GetDateTime(ordinal).Ticks / TimeSpan.TicksPerDay);
        return true;
    }
}

/// <summary>datetime2, datetime and smalldatetime: ticks since 0001-01-01.</summary>
internal sealed class TimestampReader : ColumnReader
{
    public override bool TryRead(DbDataReader reader, int ordinal, ColumnVector target)
    {
        ((FixedVector<long>)target).Append(reader.GetDateTime(ordinal).Ticks);
        return true;
    }
}

/// <summary>datetimeoffset: ticks of the moment in UTC. The offset that a value was written with is not kept.</summary>
internal sealed class InstantReader : ColumnReader
{
    public override bool TryRead(DbDataReader reader, int ordinal, ColumnVector target)
    {
        ((FixedVector<long>)target).Append(reader.GetFieldValue<DateTimeOffset>(ordinal).UtcTicks);
        return true;
    }
}

/// <summary>time: ticks since midnight.</summary>
internal sealed class TimeReader : ColumnReader
{
    public override bool TryRead(DbDataReader reader, int ordinal, ColumnVector target)
    {
        ((FixedVector<long>)target).Append(reader.GetFieldValue<TimeSpan>(ordinal).Ticks);
        return true;
    }
}
