using Synth.Data;

namespace Synth.Connectors.PostgreSql.Reading.Decoders;

/// <summary>uuid: sixteen bytes in the order they are written.</summary>
internal sealed class UuidDecoder : ColumnDecoder
{
    public override bool TryDecode(ReadOnlySpan<byte> wire, ColumnVector target)
    {
        ((FixedVector<Guid>)target).Append(new Guid(wire, bigEndian: true));
        return true;
    }
}
