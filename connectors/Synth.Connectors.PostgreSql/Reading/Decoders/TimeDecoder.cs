using System.Buffers.Binary;
using Synth.Connectors.PostgreSql.Wire;
using Synth.Data;

namespace Synth.Connectors.PostgreSql.Reading.Decoders;

/// <summary>time: microseconds since midnight.</summary>
internal sealed class TimeDecoder : ColumnDecoder
{
    public override bool TryDecode(ReadOnlySpan<byte> wire, ColumnVector target)
    {
        ((FixedVector<long>)target).Append(BinaryPrimitives.ReadInt64BigEndian(wire) * PostgreSqlTime.TicksPerMicrosecond);
        return true;
    }
}
