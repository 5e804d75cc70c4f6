using System.Buffers.Binary;
using Synth.Data;

namespace Synth.Connectors.PostgreSql.Reading.Decoders;

/// <summary>int2.</summary>
internal sealed class Int16Decoder : ColumnDecoder
{
    public override bool TryDecode(ReadOnlySpan<byte> wire, ColumnVector target)
    {
        ((FixedVector<long>)target).Append(BinaryPrimitives.ReadInt16BigEndian(wire));
        return true;
    }
}
