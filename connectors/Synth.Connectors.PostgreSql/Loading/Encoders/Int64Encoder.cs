using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>int8.</summary>
internal sealed class Int64Encoder : ColumnEncoder
{
    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        writer.WriteInt32(sizeof(long));
        writer.WriteInt64(((FixedVector<long>)source).Values[row]);
        return true;
    }
}
