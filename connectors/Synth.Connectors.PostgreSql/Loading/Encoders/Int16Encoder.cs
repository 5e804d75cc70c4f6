using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>int2.</summary>
internal sealed class Int16Encoder : ColumnEncoder
{
    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        var value = ((FixedVector<long>)source).Values[row];
        writer.WriteInt32(sizeof(short));
        writer.WriteInt16((short)value);
        return value == (short)value;
    }
}
