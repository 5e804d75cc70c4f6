using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>numeric from digits without the point.</summary>
/// <param name="scale">Digits after the point in the batch.</param>
internal sealed class NumericEncoder(int scale) : ColumnEncoder
{
    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        NumericWriter.Write(((FixedVector<Int128>)source).Values[row], scale, writer);
        return true;
    }
}
