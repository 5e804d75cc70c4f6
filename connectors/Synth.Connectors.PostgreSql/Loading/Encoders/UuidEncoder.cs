using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>uuid.</summary>
internal sealed class UuidEncoder : ColumnEncoder
{
    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        const int uuidBytes = 16;
        writer.WriteInt32(uuidBytes);
        ((FixedVector<Guid>)source).Values[row].TryWriteBytes(writer.Reserve(uuidBytes), bigEndian: true, out _);
        writer.Advance(uuidBytes);
        return true;
    }
}
