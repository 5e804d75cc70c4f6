using System.Buffers.Binary;
using Synth.Data;

namespace Synth.Connectors.PostgreSql.Reading.Decoders;

/// <summary>int4.</summary>
internal sealed class Int32Decoder : ColumnDecoder
{
    public override bool TryDecode(ReadOnlySpan<byte> wire, ColumnVector target)
    {
        ((FixedVector<long>)target).Append(BinaryPrimitives.ReadInt32BigEndian(wire));
        return true;
    }
}
