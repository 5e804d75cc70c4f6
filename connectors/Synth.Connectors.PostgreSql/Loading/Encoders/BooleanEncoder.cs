using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>bool from 0 and 1.</summary>
internal sealed class BooleanEncoder : ColumnEncoder
{
    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        writer.WriteInt32(sizeof(byte));
        writer.WriteByte(((FixedVector<long>)source).Values[row] == 0 ? (byte)0 : (byte)1);
        return true;
    }
}
