using System.Buffers.Binary;
using Synth.Connectors.PostgreSql.Wire;
using Synth.Data;

namespace Synth.Connectors.PostgreSql.Reading.Decoders;

/// <summary>timestamp and timestamptz: microseconds since 2000.</summary>
internal sealed class TimestampDecoder : ColumnDecoder
{
    public override bool TryDecode(ReadOnlySpan<byte> wire, ColumnVector target)
    {
        if (!PostgreSqlTime.TryToTicks(BinaryPrimitives.ReadInt64BigEndian(wire), out var ticks))
        {
            return false;
        }

        ((FixedVector<long>)target).Append(ticks);
        return true;
    }
}
