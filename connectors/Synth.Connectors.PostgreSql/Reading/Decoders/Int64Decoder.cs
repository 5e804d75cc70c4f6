using System.Buffers.Binary;
using Synth.Data;

namespace Synth.Connectors.PostgreSql.Reading.Decoders;

/// <summary>int8.</summary>
internal sealed class Int64Decoder : ColumnDecoder
{
    public override bool TryDecode(ReadOnlySpan<byte> wire, ColumnVector target)
    {
        ((FixedVector<long>)target).Append(BinaryPrimitives.ReadInt64BigEndian(wire));
        return true;
    }
}
