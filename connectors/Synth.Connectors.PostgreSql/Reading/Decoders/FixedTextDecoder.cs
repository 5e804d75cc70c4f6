using Synth.Data;

namespace Synth.Connectors.PostgreSql.Reading.Decoders;

/// <summary>char(n): the blanks that the server pads with are no part of the value.</summary>
internal sealed class FixedTextDecoder : ColumnDecoder
{
    public override bool TryDecode(ReadOnlySpan<byte> wire, ColumnVector target)
    {
        ((BytesVector)target).Append(wire.TrimEnd((byte)' '));
        return true;
    }
}
