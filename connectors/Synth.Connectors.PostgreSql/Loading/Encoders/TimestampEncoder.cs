using Synth.Connectors.PostgreSql.Wire;
using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>timestamp and timestamptz from ticks.</summary>
internal sealed class TimestampEncoder : ColumnEncoder
{
    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        writer.WriteInt32(sizeof(long));
        writer.WriteInt64(PostgreSqlTime.FromTicks(((FixedVector<long>)source).Values[row]));
        return true;
    }
}
