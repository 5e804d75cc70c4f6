using System.Buffers.Binary;
using Synth.Data;

namespace Synth.Connectors.PostgreSql.Reading.Decoders;

/// <summary>float4, widened.</summary>
internal sealed class SingleDecoder : ColumnDecoder
{
    public override bool TryDecode(ReadOnlySpan<byte> wire, ColumnVector target)
    {
        ((FixedVector<double>)target).Append(BinaryPrimitives.ReadSingleBigEndian(wire));
        return true;
    }
}
