using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>bytea.</summary>
internal sealed class BytesEncoder : ColumnEncoder
{
    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        var value = ((BytesVector)source)[row];
        writer.WriteInt32(value.Length);
        writer.Write(value);
        return true;
    }
}
