using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>int4.</summary>
internal sealed class Int32Encoder : ColumnEncoder
{
    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        var value = ((FixedVector<long>)source).Values[row];
        writer.WriteInt32(sizeof(int));
        writer.WriteInt32((int)value);
        return value == (int)value;
    }
}
