using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>Text format: uuid.</summary>
internal sealed class UuidTextEncoder : ColumnEncoder
{
    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        const int uuidCharacters = 36;
        ((FixedVector<Guid>)source).Values[row].TryFormat(writer.Reserve(uuidCharacters), out var length, "D");
        writer.Advance(length);
        return true;
    }
}
