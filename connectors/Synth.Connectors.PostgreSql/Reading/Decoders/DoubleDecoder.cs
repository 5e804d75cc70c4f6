using System.Buffers.Binary;
using Synth.Data;

namespace Synth.Connectors.PostgreSql.Reading.Decoders;

/// <summary>float8.</summary>
internal sealed class DoubleDecoder : ColumnDecoder
{
    public override bool TryDecode(ReadOnlySpan<byte> wire, ColumnVector target)
    {
        ((FixedVector<double>)target).Append(BinaryPrimitives.ReadDoubleBigEndian(wire));
        return true;
    }
}
