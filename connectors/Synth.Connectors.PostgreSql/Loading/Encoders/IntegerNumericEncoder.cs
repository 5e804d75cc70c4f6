using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>numeric from whole numbers.</summary>
internal sealed class IntegerNumericEncoder : ColumnEncoder
{
    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        NumericWriter.Write(((FixedVector<long>)source).Values[row], 0, writer);
        return true;
    }
}
