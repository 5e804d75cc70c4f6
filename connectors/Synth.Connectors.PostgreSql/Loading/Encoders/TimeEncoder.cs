using Synth.Connectors.PostgreSql.Wire;
using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>time from ticks.</summary>
internal sealed class TimeEncoder : ColumnEncoder
{
    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        writer.WriteInt32(sizeof(long));
        writer.WriteInt64(PostgreSqlTime.ToMicroseconds(((FixedVector<long>)source).Values[row]));
        return true;
    }
}
