using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>jsonb: a version byte, then text.</summary>
internal sealed class JsonbEncoder : ColumnEncoder
{
    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        const byte version = 1;
        var value = ((BytesVector)source)[row];
        writer.WriteInt32(value.Length + 1);
        writer.WriteByte(version);
        writer.Write(value);
        return !value.Contains((byte)0);
    }
}
