using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>Types whose wire form is their text: text, varchar, char, json, xml, enums.</summary>
internal sealed class TextEncoder : ColumnEncoder
{
    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        var value = ((BytesVector)source)[row];
        writer.WriteInt32(value.Length);
        writer.Write(value);
        return !value.Contains((byte)0);
    }
}
