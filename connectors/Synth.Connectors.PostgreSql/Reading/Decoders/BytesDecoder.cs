using Synth.Data;

namespace Synth.Connectors.PostgreSql.Reading.Decoders;

/// <summary>Types whose wire form is their value: text, varchar, json, xml, enums, bytea.</summary>
internal sealed class BytesDecoder : ColumnDecoder
{
    public override bool TryDecode(ReadOnlySpan<byte> wire, ColumnVector target)
    {
        ((BytesVector)target).Append(wire);
        return true;
    }
}
