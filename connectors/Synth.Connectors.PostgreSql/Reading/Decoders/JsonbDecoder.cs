using Synth.Data;

namespace Synth.Connectors.PostgreSql.Reading.Decoders;

/// <summary>jsonb: a version byte, then text.</summary>
internal sealed class JsonbDecoder : ColumnDecoder
{
    public override bool TryDecode(ReadOnlySpan<byte> wire, ColumnVector target)
    {
        ((BytesVector)target).Append(wire[1..]);
        return true;
    }
}
