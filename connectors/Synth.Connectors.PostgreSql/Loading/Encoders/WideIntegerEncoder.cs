using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>int8 from wider integers.</summary>
internal sealed class WideIntegerEncoder : ColumnEncoder
{
    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        var value = ((FixedVector<Int128>)source).Values[row];
        writer.WriteInt32(sizeof(long));
        writer.WriteInt64((long)value);
        return value == (long)value;
    }
}
