using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>float8.</summary>
internal sealed class DoubleEncoder : ColumnEncoder
{
    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        writer.WriteInt32(sizeof(double));
        writer.WriteInt64(BitConverter.DoubleToInt64Bits(((FixedVector<double>)source).Values[row]));
        return true;
    }
}
