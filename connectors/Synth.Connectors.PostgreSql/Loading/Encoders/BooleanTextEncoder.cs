using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>Text format: booleans.</summary>
internal sealed class BooleanTextEncoder : ColumnEncoder
{
    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        writer.WriteByte(((FixedVector<long>)source).Values[row] == 0 ? (byte)'f' : (byte)'t');
        return true;
    }
}
