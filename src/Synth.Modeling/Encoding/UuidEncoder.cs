using Synth.Data;

namespace Synth.Modeling;

/// <summary>Random UUIDs (RFC 9562, version 4): they depend on nothing.</summary>
internal sealed record UuidEncoder : ColumnEncoder
{
    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Variables => [];

    /// <inheritdoc/>
    public override byte[][] Encode(ColumnVector source) => [];

    /// <inheritdoc/>
    public override void Decode(byte[][] codes, int row, CellDraw draw, ColumnVector target) =>
        ((FixedVector<Guid>)target).Append(Create(draw.Bits(0), draw.Bits(1)));

    /// <summary>The version 4 UUID of 122 of the given bits.</summary>
    public static Guid Create(ulong high, ulong low)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, high);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], low);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
