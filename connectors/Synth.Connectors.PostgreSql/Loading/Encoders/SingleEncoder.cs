using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>float4.</summary>
internal sealed class SingleEncoder : ColumnEncoder
{
    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        writer.WriteInt32(sizeof(float));
        writer.WriteInt32(BitConverter.SingleToInt32Bits((float)((FixedVector<double>)source).Values[row]));
        return true;
    }
}
